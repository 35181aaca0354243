import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toTable } from '../bench/statistics';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { content } from './content';
import { desk } from './desk';
import { requests } from './requests';
import { slow } from './slow';
import { soak } from './soak';
import type { Suite } from './suite';

/** `npm run test:chaos [-- suite … --seed 1 --count n]`: what docs/reliability.md claims; exit 1 when something fails. */
const suites: Record<string, Suite> = { requests, content, slow, desk, soak };

/** These need no production build. */
const withoutServer = new Set(['content', 'desk']);

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string' } },
  allowPositionals: true,
});
const wrong = [
  ...positionals.filter((name) => !Object.hasOwn(suites, name)).map((name) => `${name}: not a suite`),
  ...[values.seed, values.count ?? '1'].filter((n) => !/^[1-9]\d*$/.test(n)).map((n) => `${n}: not a number`),
];
if (wrong[0] !== undefined) {
  process.stderr.write(`${wrong[0]}; there are ${Object.keys(suites).join(', ')}\n`);
  process.exit(2);
}

const root = mkdtempSync(path.join(tmpdir(), 'kaiyuan-chaos-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
for (const [name, run] of Object.entries(suites)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  if (!withoutServer.has(name) && !hasBuild()) await build();
  const rows = await run({
    seed: Number(values.seed),
    countOr: (usual) => Number(values.count ?? usual),
    folder: (part) => {
      const made = path.join(root, name, part);
      mkdirSync(made, { recursive: true });
      return made;
    },
    say: (text) => void process.stderr.write(`${text}\n`),
  });
  process.stdout.write(`\n## ${name} (seed ${values.seed})\n\n${toTable(rows)}\n`);
  if (!rows.every(({ met }) => met)) process.exitCode = 1;
}

import { cluster } from './cluster';
import { outages } from './outages';
import { provenance } from './provenance';
import { publishing } from './publishing';
import { search } from './search';
import { serving } from './serving';
import { memory } from './soak';
import { toTable } from './statistics';
import { type Suite, withBench } from './suite';
import { syndication } from './syndication';

/** `npm run bench [-- suite …] [--build]`: every figure of docs/performance.md and docs/search.md, as ratios within this one run. */
const suites: Record<string, Suite> = {
  publishing,
  serving,
  syndication,
  search,
  cluster,
  outages,
  provenance,
  memory,
};

const given = process.argv.slice(2);
const named = given.filter((argument) => argument !== '--build');
const unknown = named.find((name) => !Object.hasOwn(suites, name));
if (unknown !== undefined) fail(`${unknown}: not a suite; there are ${Object.keys(suites).join(', ')}`, 2);

const chosen = Object.entries(suites).filter(([name]) => named.length === 0 || named.includes(name));
for (const [, { missing }] of chosen) {
  const line = missing?.();
  if (line !== undefined) fail(line, 1);
}

await withBench(given.includes('--build'), async (bench) => {
  for (const [name, { run }] of chosen) {
    const rows = await run(bench);
    process.stdout.write(`\n## ${name}\n\n${toTable(rows)}\n`);
    if (!rows.every(({ met }) => met)) process.exitCode = 1;
  }
});

function fail(line: string, status: number): never {
  process.stderr.write(`${line}\n`);
  process.exit(status);
}

import { spawnSync } from 'node:child_process';
import { build } from './support/build';
import { hasBuild } from './support/build-state.mjs';
import { findChromium } from './support/chromium';
import { generateTypes } from './types';

/** `npm test`: everything that must hold, in order of cost; stops at the first step that fails. */
function run(name: string, command: string, args: string[], env: Record<string, string> = {}): void {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) {
    process.stderr.write(`\n${name} failed\n`);
    process.exit(status ?? 1);
  }
}

const bin = (name: string): string => `node_modules/.bin/${name}`;

const chromium = findChromium();
generateTypes();
run('lint', bin('biome'), ['check', '--error-on-warnings', '.']);
run('types', bin('tsc'), ['--noEmit']);
run('unit tests', bin('vitest'), ['run']);
run('content check', bin('tsx'), ['scripts/check.ts']);
if (!hasBuild()) {
  process.stdout.write('\n── build\n');
  await build();
}
run('end-to-end tests', bin('playwright'), ['test'], { CHROMIUM_PATH: chromium });

import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { generateTypes } from '../types';
import { beginBuild, finishBuild, hashSources } from './build-state.mjs';
import { describeRefusals, findHydration } from './client-components';
import { buildBundle } from './enhance';
import { buildServer } from './server-bundle';

/** Builds the code (never the content). Exits with the build's status when it fails, or holds what reader pages cannot carry. */
export async function build(): Promise<void> {
  const source = hashSources();
  generateTypes();
  beginBuild();
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const result = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'inherit',
    env,
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  const refusals = findHydration();
  if (refusals.length > 0) {
    process.stderr.write(`\n${describeRefusals(refusals)}`);
    process.exit(1);
  }
  removeServerMaps();
  // After Next, which empties its folder.
  try {
    await buildServer();
    await buildBundle();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
  finishBuild(source);
}

/** Source maps of server code have told what pages are made of; at run time Node would keep 50 MB of them in memory. */
function removeServerMaps(): void {
  const folder = '.next/server';
  for (const name of readdirSync(folder, { encoding: 'utf8', recursive: true })) {
    if (name.endsWith('.js.map')) rmSync(path.join(folder, name));
  }
}

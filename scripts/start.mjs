// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { hasBuild } from './support/build-state.mjs';

/**
 * What `npm start` runs: builds when there is no build of this source, then serves, with the bounds of memory that can
 * only be given when a process starts. glibc would give each thread that compresses or makes pictures an arena of its
 * own, and keep what was used there once: two arenas for all.
 */
if (!hasBuild()) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const server = spawn(process.execPath, ['--max-old-space-size=384', '.next/kaiyuan-server/main.mjs'], {
  stdio: 'inherit',
  env: { MALLOC_ARENA_MAX: '2', ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
});

// Ctrl-C reaches both by itself, and twice would mean at once.
process.on('SIGINT', () => undefined);
const forward = () => void server.kill('SIGTERM');
process.on('SIGTERM', forward);

server.on('exit', (code, signal) => {
  process.off('SIGTERM', forward);
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
});

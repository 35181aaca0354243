// @ts-check
import { spawn } from 'node:child_process';

/**
 * What `npm start` runs: Node with the bounds of memory that can only be given when a process starts.
 * glibc would give each thread that compresses or makes pictures an arena of its own, and keep what was used there
 * once: two arenas for all.
 */
const server = spawn(process.execPath, ['--import', 'tsx', '--max-old-space-size=384', 'scripts/start.ts'], {
  stdio: 'inherit',
  env: { MALLOC_ARENA_MAX: '2', ...process.env },
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

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface ServerProcess {
  child: ChildProcess;
  /** From spawn to the first answer with status 200, in milliseconds. */
  startMs: number;
  stop: () => Promise<void>;
}

export interface ServerCommand {
  name: string;
  command: string;
  parameters: string[];
  env?: Record<string, string>;
  /** Answers 200 when the server is ready. */
  readyUrl: string;
  /** File that standard output goes to; without it nobody reads it. */
  logFile?: string;
}

const running = new Set<ChildProcess>();

// A run that fails or is interrupted leaves no server behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** Starts a server and waits until it is ready. @throws Error when it ends before that, or after twenty minutes */
export async function startServer(server: ServerCommand): Promise<ServerProcess> {
  const { name, command, parameters, env, readyUrl, logFile } = server;
  const started = performance.now();
  const output = logFile === undefined ? 'ignore' : openSync(logFile, 'a');
  const child = spawn(command, parameters, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', output, 'inherit'],
  });
  if (typeof output === 'number') closeSync(output);
  running.add(child);
  child.once('exit', () => running.delete(child));
  const deadline = performance.now() + 1_200_000;
  while (!(await answers(readyUrl))) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() > deadline) throw new Error(`${name} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const startMs = performance.now() - started;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { child, startMs, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    return false;
  }
}

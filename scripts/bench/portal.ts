import { readFileSync } from 'node:fs';
import { serverFolder } from '../support/server-bundle';
import { freePort, startServer } from './server-process';

export interface RunningPortal {
  url: string;
  pid: number;
  /** From spawn to /api/ready, in milliseconds. */
  startMs: number;
  rssMb: () => number;
  stop: () => Promise<void>;
}

/**
 * Starts the production server on a tree and waits until it is ready.
 * @param logFile where its log goes, at the level that readers' sites have; without it only warnings are made
 */
export async function startPortal(
  contentDir: string,
  dataDir: string,
  env: Record<string, string> = {},
  logFile?: string,
): Promise<RunningPortal> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { child, startMs, stop } = await startServer({
    name: 'the portal',
    command: process.execPath,
    parameters: ['--max-old-space-size=384', `${serverFolder}/main.mjs`],
    env: {
      CONTENT_DIR: contentDir,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      SITE_URL: url,
      // As scripts/start.mjs does.
      MALLOC_ARENA_MAX: '2',
      LOG_LEVEL: logFile === undefined ? 'warn' : 'info',
      RATE_LIMIT: '0',
      ...env,
    },
    readyUrl: `${url}/api/ready`,
    logFile,
  });
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    startMs,
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop,
  };
}

/** The same build under Next's own server. */
export async function startPlainNext(
  contentDir: string,
  dataDir: string,
  logFile: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await startServer({
    name: 'next start',
    command: process.execPath,
    parameters: ['node_modules/next/dist/bin/next', 'start', '-p', String(port)],
    env: { CONTENT_DIR: contentDir, DATA_DIR: dataDir, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    readyUrl: `${url}/api/ready`,
    logFile,
  });
  return { url, stop };
}

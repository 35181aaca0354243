import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../bench/server-process';

export const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/**
 * Runs `work` with a browser that nobody else drives: Lighthouse measures less, or nothing, in one that Playwright has
 * attached to. Gives the port of its debugging protocol.
 * @throws Error when the browser does not come up
 */
export async function withBrowser<T>(executable: string, work: (port: number) => Promise<T>): Promise<T> {
  const port = await freePort();
  const profile = mkdtempSync(path.join(tmpdir(), 'kaiyuan-browser-'));
  const child = spawn(
    executable,
    [
      ...browserArguments,
      '--headless=new',
      '--no-first-run',
      '--disable-component-update',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  try {
    const deadline = Date.now() + 20_000;
    while (!(await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined))) {
      if (Date.now() > deadline || child.exitCode !== null) throw new Error('the browser did not come up');
      await wait(50);
    }
    return await work(port);
  } finally {
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

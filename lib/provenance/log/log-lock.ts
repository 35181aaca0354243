import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Somebody else is writing to the log. */
export class LogBusyError extends Error {}

/** Nobody holds the log so long. */
const staleMs = 60_000;

/** Runs `work` while nobody else writes to the log in `folder`. @throws LogBusyError */
export async function withLogLock<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, '.lock');
  for (let attempt = 0; ; attempt += 1) {
    if (take(file)) break;
    if (isStale(file)) rmSync(file, { force: true });
    else if (attempt >= 100) throw new LogBusyError(`${file} is held by ${holder(file)}`);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const opened = openSync(file, 'wx');
    writeSync(opened, `${process.pid} ${hostname()}`);
    closeSync(opened);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holder(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether its holder is gone: a process of this machine that is no more, or one that took too long. */
function isStale(file: string): boolean {
  const [pid = '', host = ''] = holder(file).split(' ');
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > staleMs) return true;
  if (host !== hostname() || !/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Preparation } from '@/lib/pull/prepare-revision';

/** A large tree on a slow disk, in milliseconds. */
const longMs = 30 * 60_000;

const entry = fileURLToPath(new URL('./prepare-revision.mjs', import.meta.url));

/**
 * Prepares a revision in a process of its own, so that nobody who reads waits for it.
 * @throws Error with the last thing that process said
 */
export function prepareBeside(revision: string, signal: AbortSignal): Promise<Preparation> {
  const limits = { signal, timeout: longMs, maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' } as const;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [entry, revision], limits, (error, stdout, stderr) => {
      if (!error) return resolve(JSON.parse(stdout));
      const said = /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1) ?? '';
      reject(new Error(said || error.message));
    });
  });
}

import { readFileSync } from 'node:fs';

/** As the process has it before Next puts a guard around it, which every answer from memory would pay for. */
export const systemNow = Date.now;

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/**
 * The one clock of the process. With `offsetFile` (tests only) the number of milliseconds in that
 * file is added, read anew each time so that a test can move time while the server runs.
 */
export function createClock(offsetFile: string | undefined): Clock {
  if (!offsetFile) return { now: systemNow };
  return {
    now: () => {
      let offset = 0;
      try {
        offset = Number(readFileSync(offsetFile, 'utf8')) || 0;
      } catch {
        offset = 0;
      }
      return systemNow() + offset;
    },
  };
}

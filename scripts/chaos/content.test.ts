import path from 'node:path';
import { expect, it } from 'vitest';
import { boundMs } from './content';
import { readSources, tryFiles } from './content-files';

/** The short form of `npm run test:chaos -- content`. */
it('reads, checks and renders mutated files without a crash, and runs nothing in them', async () => {
  const outcome = await tryFiles(readSources(path.resolve('content')), 500, 20_261_127);
  const { files, accepted, crashes, executed, active, unplaced, slowestMs } = outcome;
  expect({ files, crashes, executed, active, unplaced }).toEqual({
    files: 500,
    crashes: [],
    executed: 0,
    active: [],
    unplaced: [],
  });
  expect(accepted).toBeGreaterThan(20);
  expect(accepted).toBeLessThan(480);
  expect(slowestMs).toBeLessThan(boundMs);
}, 120_000);

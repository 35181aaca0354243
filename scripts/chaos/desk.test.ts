import { expect, it } from 'vitest';
import { besiege } from './desk/siege';

/** The short form of `npm run test:chaos -- desk`; CHAOS_SEED takes other choices. */
it('a desk that is killed while everybody writes loses nothing that it confirmed, and leaves nothing half-done', async () => {
  const outcome = await besiege({
    seed: Number(process.env.CHAOS_SEED ?? 20_260_601),
    edits: 160,
    kills: 4,
    longestMs: 12_000,
  });
  const { lost, corrupt, log, checkout, ...run } = outcome;
  expect({ lost, corrupt, log, checkout }).toEqual({ lost: [], corrupt: [], log: [], checkout: [] });
  // The run was one in which something could go wrong.
  expect(run.kills).toBeGreaterThan(1);
  expect(run.saved).toBeGreaterThan(run.edits / 8);
  expect(run.conflicts).toBeGreaterThan(0);
  expect(run.pulls).toBeGreaterThan(0);
}, 120_000);

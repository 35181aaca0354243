import { expect, it } from 'vitest';
import { hashInTurn } from './passwords';

it('no more than thirty passwords wait: others are told to come again', async () => {
  const all = await Promise.allSettled(Array.from({ length: 33 }, (_, n) => hashInTurn(`password ${n}`)));
  const refused = all.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
  expect(refused).toHaveLength(3);
  for (const error of refused) expect(error).toMatchObject({ status: 503, code: 'busy' });
}, 60_000);

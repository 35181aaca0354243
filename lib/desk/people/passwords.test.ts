import { expect, it } from 'vitest';
import { hashInTurn, verifyInTurn } from './passwords';

it('no more than thirty passwords wait: others are told to come again', async () => {
  const all = await Promise.allSettled(Array.from({ length: 33 }, (_, n) => hashInTurn(`password ${n}`)));
  const refused = all.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
  expect(refused).toHaveLength(3);
  for (const error of refused) expect(error).toMatchObject({ status: 503, code: 'busy' });
}, 60_000);

it('passwords are told by the digests that better-auth makes, in any form of their characters', async () => {
  const hash = await hashInTurn('Ame\u0301lie, ein langer Satz');
  expect(await verifyInTurn({ hash, password: 'Am\u00e9lie, ein langer Satz' })).toBe(true);
  expect(await verifyInTurn({ hash, password: 'Am\u00e9lie, ein langer Satz ' })).toBe(false);
  for (const broken of ['', ':', hash.split(':')[0] ?? '', hash.slice(0, -1), `${hash}0`]) {
    expect(await verifyInTurn({ hash: broken, password: 'Am\u00e9lie, ein langer Satz' }), broken).toBe(
      false,
    );
  }
}, 60_000);

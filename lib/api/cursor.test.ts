import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor';

describe('a cursor', () => {
  it('is read as it was written, before 1970 too', () => {
    for (const place of [
      { date: 1_700_000_000_000, slug: 'open-day-2' },
      { date: -5, slug: 'a' },
    ])
      expect(readCursor(writeCursor(place))).toEqual(place);
  });

  it('fits into an address', () => {
    expect(writeCursor({ date: 1, slug: 'a~b' })).toMatch(/^[\w-]+$/);
  });

  it.each([
    '',
    'x',
    '!!!!',
    `${writeCursor({ date: 1, slug: 'a' })}=`,
    ` ${writeCursor({ date: 1, slug: 'a' })}`,
    Buffer.from('1 A').toString('base64url'),
    Buffer.from("1 a' OR 1=1").toString('base64url'),
    Buffer.from('1 a\0').toString('base64url'),
    Buffer.from('99999999999999999 a').toString('base64url'),
    Buffer.from('01 a').toString('base64url'),
    Buffer.from('1e3 a').toString('base64url'),
  ])('is not %j', (text) => {
    expect(readCursor(text)).toBeUndefined();
  });
});

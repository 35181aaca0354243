import { brotliCompressSync } from 'node:zlib';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrCodeOf } from './qr-code';

const address = 'https://www.institution.example/media-watch/party-building-innovation-case';

/** The modules that a path draws. */
function drawn(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  let at = [0, 0];
  for (const [, command, x = '', y] of path.matchAll(/([Mmh])(\d+)(?: (\d+))?/g)) {
    const [column = 0, row = 0] = at;
    if (command === 'h') rows[row]?.fill(true, column, column + Number(x));
    at = command === 'M' ? [Number(x), Number(y)] : [column + Number(x), row];
  }
  return rows;
}

describe('qrCodeOf', () => {
  it('draws the code with its quiet zone, in runs', () => {
    const { size, path } = qrCodeOf(address);
    expect(path).toMatch(/^M4 4h7m\d+ 0h/);
    expect(path).toMatch(/^(?:M\d+ \d+h\d+(?:m\d+ 0h\d+)*)+$/);
    expect(drawn(path, size)).toEqual(encode(address, { ecc: 'M', border: 4 }).data);
  });

  it('weighs little', () => {
    expect(brotliCompressSync(qrCodeOf(address).path).length).toBeLessThanOrEqual(550);
  });

  it('takes long addresses', () => {
    expect(qrCodeOf(`https://news.example/${'a'.repeat(500)}`).size).toBeGreaterThan(60);
  });
});

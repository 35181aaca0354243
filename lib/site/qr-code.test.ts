import { describe, expect, it } from 'vitest';
import { qrCodeOf } from './qr-code';

describe('qrCodeOf', () => {
  it('keeps the quiet zone and draws runs', () => {
    const { size, path } = qrCodeOf('https://news.example/media-watch/studio');
    expect((size - 8 - 17) % 4).toBe(0);
    expect(path.startsWith('M4 4.5h7M')).toBe(true);
    for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) ([\d.]+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(4);
      expect(Number(x) + Number(run)).toBeLessThanOrEqual(size - 4);
      expect(Number(y)).toBeLessThan(size - 4);
    }
  });

  it('takes long addresses', () => {
    expect(qrCodeOf(`https://news.example/${'a'.repeat(500)}`).size).toBeGreaterThan(60);
  });
});

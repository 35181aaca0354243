import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkVerification, checkWeights } from './enhance';

describe('the weight of the browser bundle', () => {
  const light = Buffer.alloc(100_000);

  it('is counted in bytes of brotli', () => {
    expect(checkWeights(light, [light, light])).toMatch(
      /^\d{2} bytes brotli, of at most 3072; with 2 parts \d{2}, of at most 9216$/,
    );
  });

  it('stops the build above 3 KB of the first module, and above 9 KB of all', () => {
    expect(() => checkWeights(randomBytes(4_000), [])).toThrow(/too heavy: 4\d{3} bytes/);
    expect(() => checkWeights(light, [randomBytes(5_000), randomBytes(5_000)])).toThrow(/parts 10\d{3}, of/);
  });

  it('stops the build above 21 KB of the module of /verify', () => {
    expect(checkVerification(light)).toMatch(/^\d{2} bytes brotli, of at most 21504$/);
    expect(() => checkVerification(randomBytes(22_000))).toThrow(/verification bundle is too heavy/);
  });
});

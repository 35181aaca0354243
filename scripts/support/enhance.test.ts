import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkWeight } from './enhance';

describe('the weight of the browser bundle', () => {
  it('is counted in bytes of brotli and stops the build above 6 KB', () => {
    expect(checkWeight('light.js', Buffer.alloc(100_000))).toMatch(
      /^light\.js: \d+ bytes brotli, of at most 6144$/,
    );
    expect(() => checkWeight('heavy.js', randomBytes(7_000))).toThrow(
      /heavy\.js: \d{4} bytes brotli, of at most 6144/,
    );
  });
});

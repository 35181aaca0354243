import { describe, expect, it } from 'vitest';
import { numberOf, RecentReaders } from './recent-readers';

const [a, b] = [numberOf('a'), numberOf('b')];
const [firefox, chrome] = [numberOf('Firefox'), numberOf('Chrome')];
const now = Date.parse('2026-06-08T12:00:00Z');

describe('RecentReaders', () => {
  it('admits a browser at an address once an hour for an article', () => {
    const readers = new RecentReaders();
    readers.rotate(now);
    expect(readers.admit('192.0.2.1', firefox, a)).toBe(true);
    readers.rotate(now + 59 * 60_000);
    expect(readers.admit('192.0.2.1', firefox, a)).toBe(false);
    expect(readers.admit('192.0.2.1', firefox, b)).toBe(true);
    expect(readers.admit('192.0.2.1', chrome, a)).toBe(true);
    expect(readers.admit('192.0.2.2', firefox, a)).toBe(true);
    readers.rotate(now + 61 * 60_000);
    expect(readers.admit('192.0.2.1', firefox, a)).toBe(true);
  });

  it('keeps an address with ever new browsers within bounds', () => {
    const readers = new RecentReaders();
    const admitted = Array.from({ length: 1000 }, (_, n) =>
      readers.admit('2001:db8::1', numberOf(`Agent/${n}`), a),
    );
    expect(admitted.filter(Boolean)).toHaveLength(20);
  });

  it('tells different readers apart', () => {
    const readers = new RecentReaders();
    const admitted = Array.from({ length: 20_000 }, (_, n) =>
      readers.admit(`10.0.${n >> 8}.${n & 255}`, firefox, a),
    );
    expect(admitted.filter(Boolean).length).toBeGreaterThan(19_990);
  });
});

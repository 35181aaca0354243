import { describe, expect, it } from 'vitest';
import { mean, median, percentile, slope } from './statistics';

describe('statistics', () => {
  it('percentiles are samples, by nearest rank', () => {
    const samples = [5, 1, 4, 2, 3];
    expect([percentile(samples, 0.95), median(samples), percentile(samples, 0)]).toEqual([5, 3, 1]);
  });

  it('the mean of samples', () => {
    expect(mean([1, 2, 6])).toBe(3);
  });

  it('the slope of a line is its step, of level noise nearly none', () => {
    expect(slope([3, 5, 7, 9])).toBeCloseTo(2, 10);
    expect(slope([400, 410, 400, 410, 400])).toBe(0);
  });
});

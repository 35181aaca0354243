const firstMs = 30_000;
const mostMs = 3600_000;

/**
 * How long to wait after a number of failures in a row: half a minute, twice as long each time, at most an hour; the
 * second half of it at random, so that those who failed together do not come back together. In milliseconds.
 * @param random from 0 to 1
 */
export function backOff(failures: number, random: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return whole / 2 + (whole / 2) * random;
}

/** The longest that an answer may ask us to stay away (`Retry-After`). */
export const mostPatienceMs = 24 * 3600_000;

/** Draws by rank: the item of rank r comes with a weight of 1 / (r + shift) (Zipf and Mandelbrot). */
export function zipf<T>(items: readonly T[], shift = 1.5): (random: () => number) => T {
  const ends: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < items.length; rank += 1) {
    sum += 1 / (rank + shift);
    ends.push(sum);
  }
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return items[low] as T;
  };
}

/** Draws every item with the same weight. */
export const uniform =
  <T>(items: readonly T[]) =>
  (random: () => number): T =>
    items[Math.floor(random() * items.length)] as T;

export const between = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** A value whose logarithm is normal (Box and Muller), cut off at both ends. */
export function logNormal(
  random: () => number,
  { median, sigma, least, most }: { median: number; sigma: number; least: number; most: number },
): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(most, Math.max(least, Math.round(median * Math.exp(sigma * normal))));
}

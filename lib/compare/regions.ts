import { diffArrays } from 'diff';

/** A stretch of two sequences: equal in both, or what stands in the one in the place of what stands in the other. */
export interface Region<T> {
  same: boolean;
  before: T[];
  after: T[];
}

/** Edits beyond which two sequences count as having nothing in common. */
const mostEdits = 4000;

/**
 * What one comparison may take. Articles are short; but anybody who may write can write a body that takes minutes, and
 * readers are served by the same process.
 */
export class Patience {
  private readonly until: number;

  /** @param ms from now on */
  constructor(ms: number) {
    this.until = performance.now() + ms;
  }

  /** Milliseconds that are left; at least one. */
  get left(): number {
    return Math.max(1, this.until - performance.now());
  }

  get isOver(): boolean {
    return performance.now() >= this.until;
  }
}

/** Compares two sequences by the keys of their items; gives regions in order, never two of a kind in a row. */
export function findRegions<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  patience: Patience,
): Region<T>[] {
  if (before.length === 0 && after.length === 0) return [];
  const wholly = [{ same: false, before: [...before], after: [...after] }];
  if (patience.isOver) return wholly;
  const bounds = { timeout: patience.left, maxEditLength: mostEdits };
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), bounds);
  if (!changes) return wholly;
  const regions: Region<T>[] = [];
  let [b, a] = [0, 0];
  for (const { added, removed, count } of changes) {
    const same = !added && !removed;
    let region = regions.at(-1);
    if (!region || region.same !== same) {
      region = { same, before: [], after: [] };
      regions.push(region);
    }
    if (!added) region.before.push(...before.slice(b, b + count));
    if (!removed) region.after.push(...after.slice(a, a + count));
    if (!added) b += count;
    if (!removed) a += count;
  }
  return regions;
}

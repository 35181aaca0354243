/** Where two texts are equal, in order. Runs in a browser. */
export interface Match {
  /** Index in the first text. */
  a: number;
  /** Index in the second. */
  b: number;
  length: number;
}

export interface Range {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Lengths of the pieces by which two ranges are tied to each other, the surest first. */
const pieces = [16, 8, 4] as const;

/** Product and sum of lengths up to which two ranges are compared unit by unit. */
const small = { product: 160_000, sum: 1_600 };

/**
 * Matches of two texts in order, none overlapping: pieces that occur once in both come first (patience), what lies between
 * is compared unit by unit. Near linear in time for copies of one another; ranges without anything in common have no match.
 */
export function align(a: string, b: string, range?: Range): Match[] {
  const found: Match[] = [];
  const work: Range[] = [range ?? { a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let next = work.pop(); next; next = work.pop()) {
    const inner = trim(a, b, next, found);
    if (inner.a0 >= inner.a1 || inner.b0 >= inner.b1) continue;
    const [n, m] = [inner.a1 - inner.a0, inner.b1 - inner.b0];
    if (n * m <= small.product && n + m <= small.sum) {
      found.push(...shortest(a.slice(inner.a0, inner.a1), b.slice(inner.b0, inner.b1), inner));
      continue;
    }
    const anchors = findAnchors(a, b, inner);
    let [a0, b0] = [inner.a0, inner.b0];
    for (const anchor of anchors) {
      found.push(anchor);
      work.push({ a0, a1: anchor.a, b0, b1: anchor.b });
      [a0, b0] = [anchor.a + anchor.length, anchor.b + anchor.length];
    }
    if (anchors.length > 0) work.push({ a0, a1: inner.a1, b0, b1: inner.b1 });
  }
  return join(found.sort((x, y) => x.a - y.a));
}

function trim(a: string, b: string, range: Range, found: Match[]): Range {
  let { a0, a1, b0, b1 } = range;
  let length = 0;
  while (a0 + length < a1 && b0 + length < b1 && a[a0 + length] === b[b0 + length]) length += 1;
  if (length > 0) found.push({ a: a0, b: b0, length });
  a0 += length;
  b0 += length;
  length = 0;
  while (a0 < a1 - length && b0 < b1 - length && a[a1 - 1 - length] === b[b1 - 1 - length]) length += 1;
  if (length > 0) found.push({ a: a1 - length, b: b1 - length, length });
  a1 -= length;
  b1 -= length;
  return { a0, a1, b0, b1 };
}

function placesOf(text: string, from: number, to: number, size: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at + size <= to; at += 1) {
    const piece = text.slice(at, at + size);
    places.set(piece, places.has(piece) ? -1 : at);
  }
  return places;
}

/** Pieces that occur once in both, as many as keep one order; the longest that there are. */
export function findAnchors(a: string, b: string, { a0, a1, b0, b1 }: Range): Match[] {
  for (const size of pieces) {
    const inB = placesOf(b, b0, b1, size);
    const pairs: Match[] = [];
    for (const [piece, at] of placesOf(a, a0, a1, size)) {
      const place = inB.get(piece) ?? -1;
      if (at >= 0 && place >= 0) pairs.push({ a: at, b: place, length: size });
    }
    const anchors = withoutOverlaps(longestRise(pairs.sort((x, y) => x.a - y.a)));
    if (anchors.length > 0) return anchors;
  }
  return [];
}

/** The longest sequence of pairs that rises in both texts. @param pairs rising in the first */
function longestRise(pairs: readonly Match[]): Match[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(({ b }, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const rise: Match[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) rise.push(pair);
  }
  return rise.reverse();
}

function withoutOverlaps(rise: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of rise) {
    const last = kept.at(-1);
    const step = last ? match.a - last.a : 0;
    if (!last || (match.a >= last.a + last.length && match.b >= last.b + last.length))
      kept.push({ ...match });
    else if (match.b - last.b === step) last.length = Math.max(last.length, step + match.length);
  }
  return kept;
}

/** Matches of a shortest script of changes (Myers 1986, O(ND)). */
function shortest(a: string, b: string, { a0, b0 }: Range): Match[] {
  const [n, m] = [a.length, b.length];
  const most = n + m;
  const reach = new Int32Array(2 * most + 2);
  const steps: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    steps.push(reach.slice(most - d, most + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[most + k - 1] ?? 0) < (reach[most + k + 1] ?? 0));
      let x = down ? (reach[most + k + 1] ?? 0) : (reach[most + k - 1] ?? 0) + 1;
      while (x < n && x - k < m && a[x] === b[x - k]) x += 1;
      reach[most + k] = x;
      if (x >= n && x - k >= m) return walkBack(steps, n, m, a0, b0);
    }
  }
  return [];
}

function walkBack(steps: readonly Int32Array[], n: number, m: number, a0: number, b0: number): Match[] {
  const matches: Match[] = [];
  let [x, y] = [n, m];
  for (let d = steps.length - 1; d >= 0; d -= 1) {
    const reach = steps[d];
    const at = (k: number): number => reach?.[k + d] ?? 0;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const from = down ? k + 1 : k - 1;
    const [px, py] = d === 0 ? [0, 0] : [at(from), at(from) - from];
    const start = d === 0 ? 0 : down ? px : px + 1;
    if (x > start) matches.push({ a: a0 + start, b: b0 + start - k, length: x - start });
    [x, y] = [px, py];
  }
  return matches.reverse();
}

export function join(matches: readonly Match[]): Match[] {
  const joined: Match[] = [];
  for (const match of matches) {
    const last = joined.at(-1);
    if (last && last.a + last.length === match.a && last.b + last.length === match.b)
      last.length += match.length;
    else joined.push({ ...match });
  }
  return joined;
}

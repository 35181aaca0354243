import type { ElementContent } from 'hast';

/** Which of the blocks that went and came are the same block, rewritten. */

/** Less than this in common, and a block is another one. */
const least = 0.35;

/** More pairs than this are not looked at. */
const mostPairs = 10_000;

export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

function bigramsOf(text: string): Map<string, number> {
  const counted = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at += 1) {
    const pair = text.slice(at, at + 2);
    counted.set(pair, (counted.get(pair) ?? 0) + 1);
  }
  return counted;
}

interface Shape {
  tag: string;
  /** First cell of a row. */
  head?: string;
  bigrams: Map<string, number>;
  size: number;
}

function shapeOf(node: ElementContent): Shape {
  const bigrams = bigramsOf(` ${textOf(node).replace(/\s+/g, '')} `);
  const size = [...bigrams.values()].reduce((sum, count) => sum + count, 0);
  if (node.type !== 'element') return { tag: node.type, bigrams, size };
  const [first] = node.tagName === 'tr' ? node.children : [];
  return { tag: node.tagName, head: first && textOf(first), bigrams, size };
}

/** Dice's coefficient of the pairs of characters; 0 for elements of different kinds. Rows of one name are one row. */
function likeness(a: Shape, b: Shape): number {
  if (a.tag !== b.tag) return 0;
  if (a.head && a.head === b.head) return 1;
  let common = 0;
  for (const [pair, count] of a.bigrams) common += Math.min(count, b.bigrams.get(pair) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** Pairs in the order of both lists, with the most in common altogether. @returns places in `before` and `after` */
export function pairUp(
  before: readonly ElementContent[],
  after: readonly ElementContent[],
): [number, number][] {
  if (before.length * after.length > mostPairs) return [];
  const [olds, news] = [before.map(shapeOf), after.map(shapeOf)];
  // best[i][j]: the most that blocks from i and j on have in common.
  const best = Array.from({ length: olds.length + 1 }, () => new Float64Array(news.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const worth = (i: number, j: number): number => {
    const [a, b] = [olds[i], news[j]];
    const value = a && b ? likeness(a, b) : 0;
    return value >= least ? value : 0;
  };
  for (let i = olds.length - 1; i >= 0; i -= 1) {
    for (let j = news.length - 1; j >= 0; j -= 1) {
      const value = worth(i, j);
      const paired = value > 0 ? value + at(i + 1, j + 1) : 0;
      const row = best[i];
      if (row) row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < olds.length && j < news.length; ) {
    const value = worth(i, j);
    if (value > 0 && at(i, j) === value + at(i + 1, j + 1)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

import { type Token, tokenRuns } from './tokens';

/** How one phrase stands in a text. */
export interface Phrase {
  text: string;
  /** Its weight, in Han characters. */
  size: number;
  /** Offset of the first occurrence. */
  start: number;
  count: number;
  /** Part of the text that it takes, 0–1. */
  share: number;
  /** Characters and words that stand directly before and behind it. */
  left: ReadonlySet<string>;
  right: ReadonlySet<string>;
  /** Share of the most frequent neighbour on either side, 0–1: near 1 for a piece of a longer phrase. */
  bound: number;
}

const longest = 8;
/** More text than this tells nothing new. */
const maxCharacters = 60_000;

interface Tally {
  start: number;
  count: number;
  size: number;
  left: Map<string, number>;
  right: Map<string, number>;
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Phrases of 2 to 8 tokens (and single words of other scripts) that stand in a text at least `least` times. A phrase
 * grows from one that is frequent itself, so that long texts cost little more than their bigrams.
 */
export function frequentPhrases(text: string, least: number): Phrase[] {
  const runs = tokenRuns(text.slice(0, maxCharacters));
  const total = runs.flat().reduce((sum, { size }) => sum + size, 0);
  const phrases: Phrase[] = [];
  let frequent: Set<string> | undefined;
  for (let length = 1; length <= longest; length += 1) {
    const tallies = tally(runs, length, frequent);
    for (const [key, { count }] of tallies) if (count < least) tallies.delete(key);
    if (tallies.size === 0) break;
    frequent = new Set(tallies.keys());
    for (const [key, found] of tallies) if (found.size >= 2) phrases.push(toPhrase(key, found, total));
  }
  return phrases;
}

function tally(
  runs: readonly Token[][],
  length: number,
  shorter: ReadonlySet<string> | undefined,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const run of runs) {
    for (let first = 0; first + length <= run.length; first += 1) {
      const tokens = run.slice(first, first + length);
      const key = keyOf(tokens);
      if (shorter && !(shorter.has(keyOf(tokens.slice(1))) && shorter.has(keyOf(tokens.slice(0, -1)))))
        continue;
      let found = tallies.get(key);
      if (!found) {
        const size = tokens.reduce((sum, token) => sum + token.size, 0);
        const start = tokens[0]?.start ?? 0;
        found = { start, count: 0, size, left: new Map(), right: new Map() };
        tallies.set(key, found);
      }
      found.count += 1;
      increase(found.left, run[first - 1]?.text ?? '');
      increase(found.right, run[first + length]?.text ?? '');
    }
  }
  return tallies;
}

function keyOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

function toPhrase(text: string, { start, count, size, left, right }: Tally, total: number): Phrase {
  // The edge of a run is no neighbour that binds: punctuation stands beside every word.
  const most = (side: Map<string, number>): number =>
    Math.max(0, ...[...side].filter(([key]) => key !== '').map(([, times]) => times));
  return {
    text,
    size,
    start,
    count,
    share: (count * size) / total,
    left: new Set(left.keys()),
    right: new Set(right.keys()),
    bound: Math.max(most(left), most(right)) / count,
  };
}

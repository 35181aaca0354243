import { describe, expect, it } from 'vitest';
import { judge, macro } from './metrics';

const results = (...scores: [string, number][]) => scores.map(([slug, score]) => ({ slug, score }));

describe('judge', () => {
  it('gives the reciprocal rank of the first answer', () => {
    const { reciprocalRank } = judge(results(['a', 3], ['b', 2], ['c', 1]), ['b', 'c']);
    expect(reciprocalRank).toBe(1 / 2);
  });

  it('counts a tie against the engine, whatever the order of its results', () => {
    expect(judge(results(['answer', 2], ['x', 2], ['y', 2]), ['answer']).reciprocalRank).toBe(1 / 3);
    expect(judge(results(['x', 2], ['answer', 2], ['y', 1]), ['answer']).reciprocalRank).toBe(1 / 2);
  });

  it('looks at ten results', () => {
    const ten = Array.from({ length: 10 }, (_, index): [string, number] => [`x${index}`, 5]);
    expect(judge(results(...ten, ['answer', 1]), ['answer'])).toEqual({ reciprocalRank: 0, recall: 0 });
    expect(judge(results(...ten.slice(1), ['answer', 1]), ['answer']).reciprocalRank).toBe(1 / 10);
    // The tenth and the eleventh cannot be told apart.
    expect(judge(results(...ten.slice(1), ['answer', 1], ['z', 1]), ['answer']).recall).toBe(0);
  });

  it('takes recall over all answers', () => {
    expect(judge(results(['a', 2], ['x', 1]), ['a', 'b']).recall).toBe(0.5);
  });

  it('finds nothing in nothing', () => {
    expect(judge([], ['a'])).toEqual({ reciprocalRank: 0, recall: 0 });
  });
});

describe('macro', () => {
  it('weighs kinds alike', () => {
    const one = (kind: 'typo' | 'quote', reciprocalRank: number) => ({
      kind,
      quality: { reciprocalRank, recall: 0 },
    });
    const { byKind, mean } = macro('reciprocalRank', [one('typo', 1), one('quote', 0), one('quote', 0)]);
    expect(byKind.get('typo')).toBe(1);
    expect(mean).toBe(0.5);
  });
});

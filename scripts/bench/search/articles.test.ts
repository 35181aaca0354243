import { describe, expect, it } from 'vitest';
import { type Generated, reports, titleLength } from './articles';

function first(count: number, seed: number): Generated[] {
  const taken: Generated[] = [];
  for (const report of reports(seed)) {
    taken.push(report);
    if (taken.length === count) break;
  }
  return taken;
}

describe('reports', () => {
  const sample = first(400, 3);

  it('are the same for the same seed, and others for another', () => {
    expect(first(400, 3)).toEqual(sample);
    expect(first(1, 4)).not.toEqual(sample.slice(0, 1));
  });

  it('keep to the lengths of news', () => {
    for (const { title, body } of sample) {
      expect(title.length).toBeGreaterThanOrEqual(titleLength.least);
      expect(title.length).toBeLessThanOrEqual(titleLength.most);
      expect(body.length).toBeGreaterThanOrEqual(400);
      expect(body.length).toBeLessThan(3200);
    }
  });

  it('leave no slot unfilled', () => {
    for (const { title, body, question } of sample)
      expect(title + body + question).not.toMatch(/[{}]|undefined/);
  });

  it('say in the body what they are about', () => {
    for (const { body, focus } of sample) expect(body).toContain(focus);
  });

  it('come in groups on one affair, none the same as another', () => {
    const siblings = sample.filter(({ place, work }, index) => {
      const before = sample[index - 1];
      return before?.place === place && before.work === work;
    });
    expect(siblings.length).toBeGreaterThan(100);
    expect(siblings.length).toBeLessThan(300);
    expect(new Set(sample.map(({ body }) => body)).size).toBe(sample.length);
  });

  it('draw words by rank: few are in most articles, most are in few', () => {
    const having = new Map<string, number>();
    for (const { body } of sample) {
      const bigrams = new Set(Array.from({ length: body.length - 1 }, (_, at) => body.slice(at, at + 2)));
      for (const bigram of bigrams) having.set(bigram, (having.get(bigram) ?? 0) + 1);
    }
    const counts = [...having.values()];
    const inMost = counts.filter((count) => count > sample.length / 2).length;
    const inFew = counts.filter((count) => count <= sample.length / 100).length;
    expect(inMost).toBeGreaterThan(0);
    expect(inMost).toBeLessThan(counts.length / 100);
    expect(inFew).toBeGreaterThan(counts.length / 2);
  });
});

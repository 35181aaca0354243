import { expect, it } from 'vitest';
import { withNewsroom } from '@/lib/content/test-tree';
import { Merging } from './merging';

it('merges what many changes wrote, step by step, and finds the same afterwards', () =>
  withNewsroom({}, async (newsroom, tree) => {
    const { db } = newsroom.store;
    const segments = (): number =>
      (db.prepare('SELECT count(DISTINCT segid) AS segments FROM fts_idx').get() as { segments: number })
        .segments;
    for (let n = 0; n < 12; n += 1) {
      tree.article(`a-${n}`, { title: `普法第${n}讲` }, '开展普法宣传。'.repeat(200));
      await newsroom.apply('watch', [`articles/a-${n}.mdx`]);
    }
    expect(segments()).toBe(12);
    const merging = new Merging(db);
    let steps = 0;
    while (merging.step()) steps += 1;
    expect(steps).toBeGreaterThan(0);
    expect(segments()).toBeLessThan(4);
    expect(merging.step()).toBe(false);
    const found = newsroom.search.search({ query: '普法', sort: 'relevance', page: 1, limit: 50 });
    expect(found.total).toBe(12);
  }));

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTerms, spread } from './choose-terms';
import { type Candidate, Reranker } from './rerank';

const now = Date.parse('2026-06-01T00:00:00Z');
const reranker = (terms: string[], text = terms.join(' '), typed = false): Reranker =>
  new Reranker({
    texts: [text],
    typed,
    terms: terms.map((term) => ({ text: term, idf: 2 })),
    characters: [...new Set(text)].map((character) => ({ text: character, idf: 1 })),
    now,
    averageLength: 100,
  });
const candidate = (more: Partial<Candidate>): Candidate => ({
  id: 1,
  head: '别的',
  body: '另一回事',
  date: now,
  pinyin: 0,
  ...more,
});

describe('Reranker', () => {
  it.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['more of the query', { body: '普法，后来宣传' }, { body: '普法，后来宣读' }],
    ['the title', { head: '普法的宣传', body: '' }, { head: '', body: '普法的宣传' }],
    ['text as it was written', { body: '普法宣传' }, { body: '宣传普法' }],
    ['terms near together', { body: `普法${'长'.repeat(20)}宣传` }, { body: `普法${'长'.repeat(200)}宣传` }],
    ['what says it more often', { body: '普法，普法，宣传' }, { body: '普法，不法，宣传' }],
    ['the right sound', { pinyin: 1 }, { pinyin: 0.2 }],
    ['the newer of equals', { date: now }, { date: now - 400 * 24 * 3600 * 1000 }],
  ])('prefers %s', (_, better, worse) => {
    const score = (more: Partial<Candidate>): number =>
      reranker(['普法', '宣传'], '普法宣传').score(candidate(more));
    expect(score(better)).toBeGreaterThan(score(worse));
  });

  it('lets age decide only between equals', () => {
    const old = { body: '普法宣传', date: 0 };
    const fresh = { body: '普法' };
    const both = reranker(['普法', '宣传'], '普法宣传');
    expect(both.score(candidate(old))).toBeGreaterThan(both.score(candidate(fresh)));
  });

  it('finds words by stem, from their beginning', () => {
    const one = reranker(['archives']);
    const of = (body: string): number => one.score(candidate({ body }));
    expect(of('an archive of news')).toBeGreaterThan(of('a hierarchive of news'));
  });

  it('gives finite scores to any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'普法宣传a 𠮷，'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 5 }), (head, body, terms) =>
        Number.isFinite(reranker(terms.filter(Boolean)).score(candidate({ head, body }))),
      ),
    );
  });
});

describe('chooseTerms', () => {
  const counted = (documents: number[]) =>
    documents.map((count, index) => ({ text: `t${index}`, documents: count }));

  it('leaves out common terms while two remain', () => {
    expect(chooseTerms(counted([5, 900, 50]), 1000)).toEqual({ terms: ['t0', 't2'], common: false });
    expect(chooseTerms(counted([5, 900, 800]), 1000)).toEqual({ terms: ['t0', 't2'], common: false });
    expect(chooseTerms(counted([900]), 1000)).toEqual({ terms: ['t0'], common: false });
  });

  it('leaves out what stands nowhere', () => {
    expect(chooseTerms(counted([0, 5]), 1000)).toEqual({ terms: ['t1'], common: false });
    expect(chooseTerms(counted([0, 0]), 1000)).toEqual({ terms: [], common: false });
  });

  it('reads no more than the budget, and says when one term is too much', () => {
    expect(chooseTerms(counted([60, 30, 20]), 1000, 100).terms).toEqual(['t2', 't1']);
    expect(chooseTerms(counted([600, 500]), 1000, 100)).toEqual({ terms: ['t1', 't0'], common: true });
  });
});

describe('spread', () => {
  it('takes from all parts', () => {
    expect(spread([1, 2, 3], 5)).toEqual([1, 2, 3]);
    const taken = spread(
      Array.from({ length: 499 }, (_, index) => index),
      48,
    );
    expect(taken).toHaveLength(48);
    expect(taken[0]).toBe(0);
    expect(taken.at(-1)).toBeGreaterThan(480);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 60 }), (length, most) => {
        const some = spread(
          Array.from({ length }, (_, index) => index),
          most,
        );
        return some.length === Math.min(length, most) && new Set(some).size === some.length;
      }),
    );
  });
});

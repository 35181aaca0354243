import { describe, expect, it } from 'vitest';
import { type Generated, reports } from './articles';
import { derive } from './derive';
import { kinds } from './metrics';

const articles: Generated[] = [];
for (const report of reports(5)) {
  articles.push(report);
  if (articles.length === 300) break;
}
const perKind = 6;
const judged = derive(articles, articles, perKind, 9);
const of = (kind: string) => judged.filter((one) => one.kind === kind);
const bySlug = new Map(articles.map((report) => [report.slug, report]));
const bare = (text: string) => text.replace(/[“”]/g, '');
const answersOf = (answers: readonly string[]): Generated[] =>
  answers.flatMap((slug) => bySlug.get(slug) ?? []);

describe('derived queries', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(derive(articles, articles, perKind, 9)).toEqual(judged);
    expect(derive(articles, articles, perKind, 10)).not.toEqual(judged);
  });

  it('are as many of each kind, each with at least one answer and few', () => {
    for (const kind of kinds) expect(of(kind)).toHaveLength(perKind);
    for (const { answers } of judged) {
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.length).toBeLessThanOrEqual(3);
    }
  });

  it('quote what the answer has word for word', () => {
    for (const { query, answers } of of('quote')) {
      for (const { title, body } of answersOf(answers)) expect(title + body).toContain(bare(query));
    }
  });

  it('leave something out of a fragment', () => {
    for (const { query, answers } of of('fragment')) {
      for (const { body } of answersOf(answers)) expect(bare(body)).not.toContain(query.replaceAll(' ', ''));
    }
  });

  it('write in pinyin with letters alone, and in Traditional script with other characters', () => {
    for (const { query } of of('pinyin')) expect(query).toMatch(/^[a-z ]+$/);
    for (const { query, answers } of of('traditional')) {
      const [{ title, body, tags, place } = { title: '', body: '', tags: [], place: '' }] =
        answersOf(answers);
      const known = new Set(title + body + tags.join('') + place);
      expect([...query].some((character) => character !== ' ' && !known.has(character))).toBe(true);
    }
  });

  it('spell a typing error as no answer does', () => {
    for (const { query, answers } of of('typo')) {
      for (const { title } of answersOf(answers)) expect(bare(title)).not.toContain(query);
    }
  });

  it('name the source or an author', () => {
    for (const { query, answers } of of('authorSource')) {
      for (const { source, authors } of answersOf(answers)) {
        expect([source, ...authors].some((name) => query.startsWith(name))).toBe(true);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { archiveLists, listName, listToken } from './lists';
import { SectionTree } from './section-tree';
import type { Section } from './types';
import { isListable, never, publicState, type Status } from './visibility';

describe('publicState', () => {
  const now = 1000;
  it.each<[Status, number, number, string]>([
    ['published', 1000, never, 'visible'],
    ['published', 1001, never, 'scheduled'],
    ['published', 0, 1000, 'expired'],
    ['published', 0, 1001, 'visible'],
    ['published', 1001, 900, 'scheduled'],
    ['archived', 0, never, 'visible'],
    ['archived', 1001, never, 'scheduled'],
    ['archived', 0, 1, 'expired'],
    ['draft', 0, never, 'draft'],
    ['draft', 2000, 1, 'draft'],
    ['withdrawn', 0, never, 'withdrawn'],
    ['withdrawn', 2000, never, 'withdrawn'],
  ])('%s from %d to %d is %s', (status, date, expires, state) => {
    expect(publicState({ status, date, expires }, now)).toBe(state);
  });

  it('lets only published and archived articles into lists', () => {
    expect((['published', 'archived', 'draft', 'withdrawn'] as const).map(isListable)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('lists', () => {
  it('name the archive in the timezone of the site', () => {
    const at = Date.parse('2026-12-31T20:00:00Z');
    expect(archiveLists(at, 'UTC')).toEqual(['year:2026', 'month:2026-12', 'day:2026-12-31']);
    expect(archiveLists(at, 'Asia/Shanghai')).toEqual(['year:2027', 'month:2027-01', 'day:2027-01-01']);
  });

  it('have tokens of letters and digits that differ', () => {
    const tokens = ['a', 'b', '普法', '普 法', ''].map((name) => listToken(listName.tag(name)));
    expect(new Set(tokens).size).toBe(tokens.length);
    for (const token of tokens) expect(token).toMatch(/^[a-z0-9]+$/);
    expect(listToken(listName.tag('a'))).not.toBe(listToken(listName.source('a')));
  });
});

describe('SectionTree', () => {
  const section = (id: string, parent?: string): Section => ({
    id,
    name: id,
    parent,
    keywords: [],
    feed: true,
    listStyle: 'text',
  });
  const tree = new SectionTree(
    [section('a'), section('b', 'a'), section('c', 'b'), section('d')],
    [section('old'), section('a', 'old')],
  );
  const ids = (sections: Section[]): string[] => sections.map(({ id }) => id);

  it('gives the way down to a section', () => {
    expect(ids(tree.path('c'))).toEqual(['a', 'b', 'c']);
    expect(ids(tree.path('a'))).toEqual(['a']);
    expect(tree.path('none')).toEqual([]);
  });

  it('keeps retired sections out of the navigation but knows them', () => {
    expect(ids(tree.children(undefined))).toEqual(['a', 'd']);
    expect(tree.get('old')?.id).toBe('old');
    expect(ids(tree.path('old'))).toEqual(['old']);
    expect(tree.get('a')?.parent).toBeUndefined();
  });

  it('ends on circles', () => {
    expect(new SectionTree([section('x', 'y'), section('y', 'x')]).path('x').length).toBe(2);
  });
});

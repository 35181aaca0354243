import { describe, expect, it } from 'vitest';
import { columnLimit } from './column-limits';
import { cleanArticle, cleanSections, findingsIn, settings } from './test-inspection';

const section = (id: string, columnType: string, name = id) => ({
  id,
  name,
  description: name,
  keywords: [name],
  columnType,
});
const at = (time: string) => ({ now: Date.parse(`${time}+08:00`) });
const base = settings(cleanSections);

/** An article of each section, published at that time. */
function articlesOf(ids: readonly string[], date: string): Record<string, string> {
  return Object.fromEntries(
    ids.map((id, index) => [
      `articles/${id}.mdx`,
      cleanArticle({ title: `稿${id}`, section: id, date: `${date}:${10 + index}` }),
    ]),
  );
}

describe('freshness', () => {
  it('lets a front page go two weeks without news, not a minute more', async () => {
    expect(await findingsIn({}, at('2026-06-14T09:11:00'))).toEqual([]);
    const late = ['front-stale site.yaml:1', 'column-stale sections.yaml:1'];
    expect(await findingsIn({}, at('2026-06-14T09:13:00'))).toEqual(late);
    expect(await findingsIn({ 'front.yaml': 'lead: first\n' }, at('2026-06-14T09:13:00'))).toEqual([
      'front-stale front.yaml:1',
      late[1],
    ]);
  });

  it('does not take an update or an archived article for news', async () => {
    const old = { date: '2026-05-01 08:00', updated: '2026-05-31 08:00' };
    const changes = {
      'articles/2026/first.mdx': cleanArticle(old),
      'articles/2026/notice.mdx': cleanArticle({
        title: '乙',
        section: 'notices',
        date: '2026-05-31 08:00',
        status: 'archived',
      }),
    };
    expect(await findingsIn(changes)).toEqual(['front-stale site.yaml:1', 'column-stale sections.yaml:1']);
  });

  it('wants a site to have articles', async () => {
    const changes = { 'articles/2026/first.mdx': undefined, 'articles/2026/notice.mdx': undefined };
    expect(await findingsIn(changes)).toEqual([
      'front-stale site.yaml:1',
      'column-empty sections.yaml:1',
      'column-empty sections.yaml:2',
    ]);
  });

  it.each([
    ['工作动态', 'news', 14],
    ['图片新闻', 'news', 14],
    ['通知公告', 'notices', 184],
    ['政策文件', 'notices', 184],
    ['机构职能', 'fixed', undefined],
    ['专题专栏', 'other', 366],
  ])('gives a column of type %s its limit', (columnType, kind, days) => {
    expect(columnLimit({ columnType, name: '某' })).toMatchObject({ kind, days });
  });

  it('takes the name of a column for its type when there is none', () => {
    expect(columnLimit({ name: '要闻' }).kind).toBe('news');
  });

  it.each([
    ['工作动态', '2026-05-17 12', true],
    ['工作动态', '2026-05-19 12', false],
    ['通知公告', '2025-11-28 12', true],
    ['通知公告', '2025-12-01 12', false],
    ['专题专栏', '2025-05-30 12', true],
    ['专题专栏', '2025-06-02 12', false],
    ['机构职能', '2001-01-01 12', false],
  ])('looks at a column of type %s with its newest article of %s', async (columnType, date, stale) => {
    const changes = {
      'sections.yaml': base + settings([section('more', columnType)]),
      ...articlesOf(['more'], date),
    };
    expect(await findingsIn(changes)).toEqual(stale ? ['column-stale sections.yaml:3'] : []);
  });

  it('counts what stands in the columns below', async () => {
    const sections = [
      { ...section('upper', '工作动态') },
      { ...section('lower', '工作动态'), parent: 'upper' },
    ];
    const changes = { 'sections.yaml': base + settings(sections), ...articlesOf(['lower'], '2026-05-30 12') };
    expect(await findingsIn(changes)).toEqual([]);
  });

  it('finds empty columns, five of which fail the site', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const sections = (count: number) => base + settings(ids.slice(0, count).map((id) => section(id, '其他')));
    const empty = (count: number) =>
      ids.slice(0, count).map((_, index) => `column-empty sections.yaml:${index + 3}`);
    expect(await findingsIn({ 'sections.yaml': sections(4) })).toEqual(empty(4));
    expect(await findingsIn({ 'sections.yaml': sections(5) })).toEqual([
      'columns-empty sections.yaml:1',
      ...empty(5),
    ]);
  });

  it('fails a site with five stale columns of news and notices, or ten of any kind', async () => {
    const ids = 'abcdefghij'.split('');
    const stale = (types: readonly string[], date: string) => ({
      'sections.yaml': base + settings(types.map((type, index) => section(ids[index] ?? '', type))),
      ...articlesOf(ids.slice(0, types.length), date),
    });
    const vetoes = async (types: readonly string[]) => {
      const found = await findingsIn(stale(types, '2024-05-30 12'));
      return found.filter((finding) => !finding.startsWith('column-stale'));
    };
    expect(await vetoes(['动态', '动态', '公告', '公告'])).toEqual([]);
    expect(await vetoes(['动态', '动态', '公告', '公告', '公告'])).toEqual([
      'news-columns-stale sections.yaml:1',
    ]);
    expect(await vetoes(Array.from({ length: 9 }, () => '专题'))).toEqual([]);
    expect(await vetoes(Array.from({ length: 10 }, () => '专题'))).toEqual(['columns-stale sections.yaml:1']);
  });
});

import { describe, expect, it } from 'vitest';
import { loadArchive } from '@/lib/content/archive';
import { listName } from '@/lib/content/lists';
import { loadNamedList } from '@/lib/content/named-list';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageSize } from '@/lib/site/address';
import {
  archiveStructuredData,
  loadSectionMetadata,
  namedListMetadata,
  namedListStructuredData,
  pageStructuredData,
  sectionStructuredData,
} from './list-metadata';

const origin = 'http://localhost:3000';
const count = 25;
const files = {
  ...Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `articles/n-${index + 1}.mdx`,
      articleSource({
        title: `第 ${index + 1} 篇`,
        section: 'local',
        date: `2026-05-01 ${String(index % 24).padStart(2, '0')}:${String(index).padStart(2, '0')}`,
        author: '甲 & 乙',
        tags: ['普法'],
      }),
    ]),
  ),
  'articles/draft.mdx': articleSource({ title: '草稿', section: 'local', status: 'draft', tags: ['普法'] }),
  'topics/t.mdx': '---\ntitle: 专题\nsummary: 说明\narticles: [n-2, draft, n-1]\n---\n',
};

interface Item {
  position: number;
  name: string;
  item?: string;
  url?: string;
}

/** The node of a type, as it is sent. */
function nodeOf(data: object[], type: string): Record<string, unknown> {
  const sent: Record<string, unknown>[] = JSON.parse(JSON.stringify(data));
  const found = sent.filter((node) => node['@type'] === type);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

function itemsOf(node: unknown): Item[] {
  const list: unknown = Reflect.get(Object(node), 'itemListElement');
  return Array.isArray(list) ? list : [];
}

/** Google Search Central, "Breadcrumb structured data": required properties, positions from 1, two at least. */
function expectCrumbs(data: object[], expected: [name: string, path: string][]): void {
  const crumbs = itemsOf(nodeOf(data, 'BreadcrumbList'));
  expect(crumbs.length).toBeGreaterThanOrEqual(2);
  expect(crumbs).toEqual(
    expected.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: origin + path,
    })),
  );
}

function section(newsroom: Newsroom, page: number): object[] {
  const found = newsroom.settings.sections().get('local');
  if (!found) throw new Error('no section');
  const list = newsroom.queries.listPage(listName.section('local'), { page, size: pageSize, order: 'rank' });
  return sectionStructuredData(newsroom, found, list);
}

function named(newsroom: Newsroom, kind: string, name: string, page = 1) {
  const list = loadNamedList(newsroom, kind, name, page);
  if (!list) throw new Error(`no ${kind} ${name}`);
  return list;
}

describe('lists', () => {
  it('name their items by place in the whole list and absolute address, page by page', () =>
    withNewsroom(files, (newsroom) => {
      const pages = [1, 2].map((page) => nodeOf(section(newsroom, page), 'CollectionPage'));
      expect(pages.map((page) => page['@id'])).toEqual([`${origin}/local`, `${origin}/local/page/2`]);
      const lists = pages.map((page) => page.mainEntity);
      for (const list of lists) expect(list).toMatchObject({ '@type': 'ItemList', numberOfItems: count });
      const items = lists.flatMap(itemsOf);
      expect(items.map(({ position }) => position)).toEqual(
        Array.from({ length: count }, (_, index) => index + 1),
      );
      expect(new Set(items.map(({ url }) => url)).size).toBe(count);
      for (const { url, name } of items) {
        expect(url).toMatch(/^http:\/\/localhost:3000\/local\/n-\d+$/);
        expect(name).toMatch(/^第 \d+ 篇$/);
      }
    }));

  it('have breadcrumbs from the front page down', () =>
    withNewsroom(files, (newsroom) => {
      expectCrumbs(section(newsroom, 2), [
        ['首页', '/'],
        ['新闻', '/news'],
        ['本地', '/local'],
      ]);
      const author = `/authors/${encodeURIComponent('甲 & 乙')}`;
      expectCrumbs(namedListStructuredData(newsroom, named(newsroom, 'author', '甲 & 乙')), [
        ['首页', '/'],
        ['作者', '/authors'],
        ['甲 & 乙', author],
      ]);
      expectCrumbs(archiveStructuredData(newsroom, loadArchive(newsroom, ['2026', '05', '01'])), [
        ['首页', '/'],
        ['按日期浏览', '/archive'],
        ['2026 年', '/archive/2026'],
        ['5 月', '/archive/2026/05'],
        ['1 日', '/archive/2026/05/01'],
      ]);
      expectCrumbs(archiveStructuredData(newsroom, loadArchive(newsroom, [])), [
        ['首页', '/'],
        ['按日期浏览', '/archive'],
      ]);
      expectCrumbs(pageStructuredData(newsroom, { name: '关于', path: '/about' }), [
        ['首页', '/'],
        ['关于', '/about'],
      ]);
    }));

  it('name nothing that is not published', () =>
    withNewsroom(files, (newsroom) => {
      const topic = named(newsroom, 'topic', 't');
      const data = namedListStructuredData(newsroom, topic);
      expect(itemsOf(nodeOf(data, 'CollectionPage').mainEntity).map(({ url }) => url)).toEqual([
        `${origin}/local/n-2`,
        `${origin}/local/n-1`,
      ]);
      expect(nodeOf(data, 'CollectionPage')).toMatchObject({ name: '专题', description: '说明' });
    }));

  it('are their own canonical address on every page (Google, "Pagination": no page points to the first)', () =>
    withNewsroom(files, (newsroom) => {
      const canonical = (page: number) => loadSectionMetadata(newsroom, 'local', page)?.alternates?.canonical;
      expect([canonical(1), canonical(2)]).toEqual([`${origin}/local`, `${origin}/local/page/2`]);
      const tag = namedListMetadata(newsroom, named(newsroom, 'tag', '普法', 2)).alternates;
      expect(tag?.canonical).toBe(`${origin}/tags/${encodeURIComponent('普法')}/page/2`);
      expect(tag?.languages).toMatchObject({ 'zh-Hant': `${origin}/zh-hant/tags/%E6%99%AE%E6%B3%95/page/2` });
    }));
});

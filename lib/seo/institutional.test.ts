import type { Metadata } from 'next';
import { describe, expect, it } from 'vitest';
import type { Section } from '@/lib/content/types';
import { origin, sampleArticle, sampleSite } from '@/lib/feeds/fixtures';
import {
  articleMetadata,
  frontMetadata,
  listMetadata,
  noticeMetadata,
  pageMetadata,
  searchMetadata,
} from './metadata';

const context = { site: sampleSite, origin };
const id = 'tag:kaiyuan.example,2022-07-08:first-light';
const section: Section = {
  id: 'news',
  name: '新闻中心',
  description: '要事',
  keywords: ['新闻', '要闻'],
  columnType: '工作动态',
  feed: true,
  listStyle: 'text',
};
const list = { name: '新闻中心', path: '/news', page: 1, pages: 1 };
const cover = { src: '/media/图 1.jpg', alt: '图' };

/** 国办发〔2017〕47号, annex "网页标签规范": names in their exact case, and the form of each value. */
const everyPage: Record<string, RegExp> = {
  SiteName: /^开元新闻网$/,
  SiteDomain: /^news\.example\.cn$/,
  SiteIDCode: /^(?:bm\d{8}|\d{10})$/,
};
const column: Record<string, RegExp> = {
  ColumnName: /./,
  ColumnDescription: /./,
  ColumnKeywords: /^[^,，;]+(?:,[^,，;]+)*$/,
  ColumnType: /./,
};
const articlePage: Record<string, RegExp> = {
  ArticleTitle: /^旧报新读$/,
  PubDate: /^\d{4}-\d\d-\d\d \d\d:\d\d$/,
  ContentSource: /./,
  Keywords: /^报史,印刷$/,
  Author: /^甲,乙$/,
  Description: /^一段摘要。$/,
  Image: /^https:\/\/news\.example\.cn\/media\/%E5%9B%BE%201\.jpg$/,
  Url: /^https:\/\/news\.example\.cn\/news\/first-light$/,
};

const article = sampleArticle({ cover, tags: ['报史', '印刷'] });
const pages: [page: string, metadata: Metadata, tags: Record<string, RegExp>][] = [
  [
    'front page',
    frontMetadata(context, { keywords: ['新闻中心'] }),
    { ...everyPage, ...column, ColumnType: /^首页$/ },
  ],
  ['column', listMetadata(context, { ...list, kind: 'section', section }), { ...everyPage, ...column }],
  ['topic', listMetadata(context, { ...list, kind: 'topic' }), { ...everyPage, ...column }],
  [
    'article',
    articleMetadata(context, article, { id, section }),
    { ...everyPage, ...column, ...articlePage },
  ],
  ['tag', listMetadata(context, { ...list, kind: 'tag' }), everyPage],
  ['page', pageMetadata(context, { title: '关于', path: '/about' }), everyPage],
  ['search', searchMetadata(context, '报'), everyPage],
  ['notice', noticeMetadata(context, '内容已撤下'), everyPage],
];

/** Those of the norm among the tags of a page, whatever their case. */
function normTags({ other = {} }: Metadata): Record<string, unknown> {
  const names = new Set(
    Object.keys({ ...everyPage, ...column, ...articlePage }).map((name) => name.toLowerCase()),
  );
  return Object.fromEntries(Object.entries(other).filter(([name]) => names.has(name.toLowerCase())));
}

describe('meta tags of institutional sites', () => {
  it.each(pages)('of a %s are exactly these', (_, metadata, tags) => {
    const found = normTags(metadata);
    expect(Object.keys(found).sort()).toEqual(Object.keys(tags).sort());
    for (const [name, pattern] of Object.entries(tags)) expect(found[name], name).toMatch(pattern);
  });

  it.each(pages)('of a %s are not there without a site code', (page) => {
    const { siteIdCode: _, ...site } = sampleSite;
    const plain = { site, origin };
    const without: Record<string, Metadata> = {
      'front page': frontMetadata(plain),
      column: listMetadata(plain, { ...list, kind: 'section', section }),
      topic: listMetadata(plain, { ...list, kind: 'topic' }),
      article: articleMetadata(plain, article, { id, section }),
      tag: listMetadata(plain, { ...list, kind: 'tag' }),
      page: pageMetadata(plain, { title: '关于', path: '/about' }),
      search: searchMetadata(plain, '报'),
      notice: noticeMetadata(plain, '内容已撤下'),
    };
    expect(normTags(without[page] ?? {})).toEqual({});
  });

  it('stand for the ordinary ones of the same name: HTML knows no case there', () => {
    const { siteIdCode: _, ...site } = sampleSite;
    const names = ['description', 'keywords', 'authors'];
    const norm = articleMetadata(context, article, { id });
    for (const name of names) expect(Reflect.get(norm, name), name).toBeUndefined();
    const plain = articleMetadata({ site, origin }, article, { id });
    expect(plain).toMatchObject({ description: '一段摘要。', keywords: ['报史', '印刷'] });
    expect(plain.authors).toEqual([{ name: '甲' }, { name: '乙' }]);
    // Without a summary the norm's tag is not there, and the ordinary one has its place.
    expect(articleMetadata(context, sampleArticle({ summary: '' }), { id }).description).toBe(
      '旧报新读。机构新闻',
    );
  });

  it('name the source that the article names, else the institution; the editor where there is no author', () => {
    const tagsOf = (changes: Parameters<typeof sampleArticle>[0]) =>
      articleMetadata(context, sampleArticle(changes), { id }).other;
    expect(tagsOf({ source: { name: '《文集》' } })).toMatchObject({ ContentSource: '《文集》' });
    expect(tagsOf({})).toMatchObject({ ContentSource: '开元编辑部' });
    expect(tagsOf({ authors: [], editor: '丙' })).toMatchObject({ Author: '丙' });
  });
});

/** 头条搜索站长平台, "时间因子": names, and ISO 8601 with offset. Baidu's own stand in JSON-LD, see json-ld.test.ts. */
it.each([
  ['bytedance:published_time', '2022-07-08T10:30:00+08:00'],
  ['bytedance:updated_time', '2022-07-09T08:00:00+08:00'],
])('%s of an article', (name, value) => {
  const updated = Date.parse('2022-07-09T00:00:00Z');
  expect(articleMetadata(context, sampleArticle({ updated }), { id }).other).toHaveProperty([name], value);
});

import { describe, expect, it } from 'vitest';
import type { Section } from '@/lib/content/types';
import { origin, sampleArticle, sampleSite } from '@/lib/feeds/fixtures';
import { openGraphLocale } from './base-metadata';
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
const siteTags = { SiteName: '开元新闻网', SiteDomain: 'news.example.cn', SiteIDCode: 'bm00000000' };
const columnTags = {
  ColumnName: '新闻中心',
  ColumnDescription: '要事',
  ColumnKeywords: '新闻,要闻',
  ColumnType: '工作动态',
};

describe('front', () => {
  it('is titled by the site and is the column 首页', () => {
    const metadata = frontMetadata(context, { keywords: ['新闻中心'] });
    expect(metadata.title).toEqual({ absolute: '开元新闻网' });
    expect(metadata.other).toEqual({
      ...siteTags,
      ColumnName: '首页',
      ColumnDescription: '机构新闻',
      ColumnKeywords: '新闻中心',
      ColumnType: '首页',
    });
    expect(metadata.alternates?.canonical).toBe(`${origin}/`);
    expect(metadata.alternates?.types).toMatchObject({
      'application/rss+xml': [{ url: `${origin}/rss.xml` }],
      'application/atom+xml': [{ url: `${origin}/atom.xml` }],
      'application/feed+json': [{ url: `${origin}/feed.json` }],
    });
  });

  it('has a bare host for the domain, and no institutional tags without a site code', () => {
    expect(frontMetadata({ ...context, origin: 'http://localhost:3000' }).other).toMatchObject({
      SiteDomain: 'localhost',
    });
    const { siteIdCode: _, ...site } = sampleSite;
    expect(frontMetadata({ site, origin }).other).toEqual({});
  });
});

describe('lists', () => {
  it('describe a section and its feeds', () => {
    const metadata = listMetadata(context, {
      kind: 'section',
      name: '新闻中心',
      path: '/news',
      page: 1,
      pages: 3,
      section,
    });
    expect(metadata.title).toEqual({ absolute: '新闻中心 - 开元新闻网' });
    expect(metadata.description).toBe('要事');
    expect(metadata.other).toEqual({ ...siteTags, ...columnTags });
    expect(metadata.alternates?.types).toMatchObject({
      'application/rss+xml': [{ url: `${origin}/news/rss.xml` }],
    });
  });

  it('give each page its own address and title', () => {
    const metadata = listMetadata(context, {
      kind: 'tag',
      name: '报史',
      path: '/tags/%E6%8A%A5%E5%8F%B2',
      page: 2,
      pages: 3,
    });
    expect(metadata.title).toEqual({ absolute: '标签：报史 - 第 2 页，共 3 页 - 开元新闻网' });
    expect(metadata.alternates?.canonical).toBe(`${origin}/tags/%E6%8A%A5%E5%8F%B2/page/2`);
    expect(metadata.alternates?.types).toMatchObject({
      'application/atom+xml': [{ url: `${origin}/tags/%E6%8A%A5%E5%8F%B2/atom.xml` }],
    });
    expect(metadata.other).toEqual(siteTags);
  });

  it('leave out feeds that do not exist, and fill the required column tags', () => {
    const bare: Section = { id: 'x', name: '公告', keywords: [], feed: false, listStyle: 'text' };
    const metadata = listMetadata(context, {
      kind: 'section',
      name: '公告',
      path: '/x',
      page: 1,
      pages: 1,
      section: bare,
    });
    expect(metadata.alternates).not.toHaveProperty('types');
    expect(metadata.other).toMatchObject({
      ColumnDescription: '公告',
      ColumnKeywords: '公告',
      ColumnType: '公告',
    });
  });
});

describe('articles', () => {
  const cover = { src: '/media/a.jpg', alt: '图', width: 1200, height: 800 };
  const article = sampleArticle({ cover, updated: Date.parse('2022-07-09T00:00:00+08:00') });
  const image = {
    src: '/api/og/article/a.png?v=1',
    alt: '旧报新读',
    width: 1200,
    height: 630,
    type: 'image/png',
  };
  const metadata = articleMetadata(context, article, { section, id, image });

  it('carry the institutional tags in their exact case', () => {
    expect(metadata.other).toEqual({
      ...siteTags,
      ...columnTags,
      ArticleTitle: '旧报新读',
      PubDate: '2022-07-08 10:30',
      ContentSource: '开元编辑部',
      Keywords: '报史',
      Author: '甲,乙',
      Description: '一段摘要。',
      Image: `${origin}/media/a.jpg`,
      Url: `${origin}/news/first-light`,
      'bytedance:published_time': '2022-07-08T10:30:00+08:00',
      'bytedance:updated_time': '2022-07-09T00:00:00+08:00',
    });
  });

  it('have share cards with times in the offset of the site', () => {
    expect(metadata.openGraph).toMatchObject({
      type: 'article',
      url: `${origin}/news/first-light`,
      locale: 'zh_CN',
      publishedTime: '2022-07-08T10:30:00+08:00',
      modifiedTime: '2022-07-09T00:00:00+08:00',
      authors: [`${origin}/authors/%E7%94%B2`, `${origin}/authors/%E4%B9%99`],
      section: '新闻中心',
      images: [
        {
          url: `${origin}/api/og/article/a.png?v=1`,
          alt: '旧报新读',
          width: 1200,
          height: 630,
          type: 'image/png',
        },
      ],
    });
    expect(metadata.twitter).toMatchObject({ card: 'summary_large_image' });
    expect(metadata.robots).toEqual({ 'max-image-preview': 'large' });
  });

  it('name their source, and keep ordinary metadata without a site code', () => {
    const { siteIdCode: _, ...site } = sampleSite;
    const reprint = sampleArticle({ source: { name: '《文集》' } });
    expect(articleMetadata(context, reprint, { id }).other).toMatchObject({ ContentSource: '《文集》' });
    expect(Object.keys(articleMetadata({ site, origin }, reprint, { id }).other ?? {})).toEqual([
      'bytedance:published_time',
      'bytedance:updated_time',
    ]);
  });

  it('link language versions, and never index a preview', () => {
    const translations = [
      { lang: 'zh-Hans', path: '/news/first-light' },
      { lang: 'en', path: '/news/first-light-en' },
    ];
    const preview = articleMetadata(context, article, { id, translations, noindex: true });
    expect(preview.alternates?.languages).toEqual({
      'zh-Hans': `${origin}/news/first-light`,
      en: `${origin}/news/first-light-en`,
      'x-default': `${origin}/news/first-light`,
    });
    expect(preview.robots).toEqual({ index: false, follow: true });
  });

  it('are named in English around an English article, which says its language to the Traditional edition', () => {
    const site = { ...sampleSite, englishName: 'First Paper' };
    const english = sampleArticle({ lang: 'en', title: 'First light' });
    const options = { id, section: { ...section, englishName: 'News' } };
    const { title, openGraph, alternates, other } = articleMetadata({ site, origin }, english, options);
    expect(title).toEqual({ absolute: 'First light - First Paper' });
    expect(openGraph).toMatchObject({ siteName: 'First Paper', section: 'News', locale: 'en_US' });
    expect(alternates?.languages).toEqual({ en: `${origin}${english.url}` });
    // The norm of institutional sites wants the registered names.
    expect(other).toMatchObject({ ...siteTags, ...columnTags });
    const without = { ...site, features: { traditional: false } };
    expect(articleMetadata({ site: without, origin }, english, options).alternates).not.toHaveProperty(
      'languages',
    );
    const { englishName: _, ...unnamed } = site;
    expect(articleMetadata({ site: unnamed, origin }, english, { id }).title).toEqual({
      absolute: `First light - ${site.name}`,
    });
  });

  it('label generated text', () => {
    const { other } = articleMetadata(context, sampleArticle({ aiGenerated: 'assisted' }), { id });
    expect(JSON.parse(String(other?.AIGC))).toEqual({
      Label: '1',
      ContentProducer: '开元编辑部',
      ProduceID: id,
      ReservedCode1: '',
      ContentPropagator: '开元编辑部',
      PropagateID: id,
      ReservedCode2: '',
    });
    expect(metadata.other).not.toHaveProperty('AIGC');
  });
});

it('keeps search and notices out of indexes', () => {
  const search = searchMetadata(context, '报史');
  expect(search.title).toEqual({ absolute: '报史 - 搜索 - 开元新闻网' });
  expect(search.robots).toEqual({ index: false, follow: true });
  expect(search.alternates?.canonical).toBe(`${origin}/search`);
  const notice = noticeMetadata(context, '内容已撤下');
  expect(notice.robots).toEqual({ index: false, follow: true });
  expect(notice).not.toHaveProperty('alternates');
  expect(notice).not.toHaveProperty('openGraph');
});

it('gives pages without a picture of their own the one of the site', () => {
  const image = {
    src: '/api/og/site/front.png?v=1',
    alt: '开元新闻网',
    width: 1200,
    height: 630,
    type: 'image/png',
  };
  const pictured = { ...context, image };
  for (const { openGraph, twitter } of [
    frontMetadata(pictured),
    pageMetadata(pictured, { title: '关于', path: '/about' }),
  ]) {
    expect(openGraph?.images).toMatchObject([{ url: `${origin}/api/og/site/front.png?v=1`, width: 1200 }]);
    expect(twitter).toMatchObject({ card: 'summary_large_image', images: [{ alt: '开元新闻网' }] });
  }
  expect(noticeMetadata(pictured, '内容已撤下')).not.toHaveProperty('openGraph');
});

it('describes other pages', () => {
  const metadata = pageMetadata(context, { title: '关于', path: '/about', description: '本站' });
  expect(metadata).toMatchObject({ title: { absolute: '关于 - 开元新闻网' }, description: '本站' });
  expect(metadata).not.toHaveProperty('robots');
});

it.each([
  ['zh-Hans', 'zh_CN'],
  ['zh-Hant', 'zh_TW'],
  ['zh-HK', 'zh_HK'],
  ['en', 'en_US'],
  ['fr-CA', 'fr_CA'],
  ['bo', undefined],
])('locale of %s is %s', (language, locale) => {
  expect(openGraphLocale(language)).toBe(locale);
});

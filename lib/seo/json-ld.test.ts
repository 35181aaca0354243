import { describe, expect, it } from 'vitest';
import { origin, sampleArticle, sampleSite } from '@/lib/feeds/fixtures';
import { articleJsonLd, baiduTimes } from './article-json-ld';
import {
  breadcrumbJsonLd,
  collectionJsonLd,
  organisationJsonLd,
  serialiseJsonLd,
  webSiteJsonLd,
} from './json-ld';

const context = { site: sampleSite, origin };

it('can stand in a script element', () => {
  const value = { name: '</script><!-- \u2028\u2029' };
  const text = serialiseJsonLd(value);
  expect(text).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(value);
});

describe('articleJsonLd', () => {
  it('has times with offset, authors and publisher', () => {
    const cover = { src: '/media/a.jpg', alt: '图', caption: '说明', credit: '丙', width: 1200, height: 800 };
    const article = sampleArticle({ cover, authors: ['甲', '开元编辑部'], subtitle: '副题' });
    expect(articleJsonLd(context, article, { sections: ['新闻中心'] })).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: '旧报新读',
      alternativeHeadline: '副题',
      datePublished: '2022-07-08T10:30:00+08:00',
      dateModified: '2022-07-08T10:30:00+08:00',
      author: [
        { '@type': 'Person', name: '甲' },
        { '@type': 'Organization', name: '开元编辑部' },
      ],
      publisher: { '@type': 'NewsMediaOrganization', name: '开元编辑部' },
      image: [{ url: `${origin}/media/a.jpg`, caption: '说明', creditText: '丙', width: 1200, height: 800 }],
      articleSection: ['新闻中心'],
    });
  });

  it('shows reprints, corrections and how the text came about', () => {
    const date = Date.parse('2022-07-09T00:00:00+08:00');
    const article = sampleArticle({
      authors: [],
      source: { name: '《文集》' },
      original: { title: '原题', author: '孙樵', url: 'https://example.org/a' },
      corrections: [{ date, text: '应为 851 年' }],
      aiGenerated: 'generated',
    });
    expect(articleJsonLd(context, article)).toMatchObject({
      author: [{ '@type': 'Person', name: '孙樵' }],
      isBasedOn: {
        name: '原题',
        url: 'https://example.org/a',
        author: { name: '孙樵' },
        publisher: { name: '《文集》' },
      },
      correction: [
        { '@type': 'CorrectionComment', text: '应为 851 年', datePublished: '2022-07-09T00:00:00+08:00' },
      ],
      dateModified: '2022-07-09T00:00:00+08:00',
      digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
    });
  });

  it('says nothing that is not so', () => {
    const node = articleJsonLd(context, sampleArticle());
    for (const key of ['isBasedOn', 'correction', 'digitalSourceType', 'image', 'expires']) {
      expect(node).not.toHaveProperty(key);
    }
  });
});

it('gives Baidu local times without offset', () => {
  const updated = Date.parse('2022-07-09T00:00:00+08:00');
  expect(baiduTimes(context, sampleArticle({ updated }))).toMatchObject({
    '@id': `${origin}/news/first-light`,
    pubDate: '2022-07-08T10:30:00',
    upDate: '2022-07-09T00:00:00',
  });
});

it('describes site, organisation, lists and paths', () => {
  expect(webSiteJsonLd(context)).toMatchObject({
    '@type': 'WebSite',
    potentialAction: { target: { urlTemplate: `${origin}/search?q={search_term_string}` } },
  });
  expect(organisationJsonLd(context)).toMatchObject({
    name: '开元编辑部',
    alternateName: ['开元新闻网', '开元', 'Kaiyuan'],
  });
  expect(
    breadcrumbJsonLd(
      [
        { name: '首页', path: '/' },
        { name: '新闻中心', path: '/news' },
      ],
      origin,
    ),
  ).toMatchObject({
    itemListElement: [
      { position: 1, item: `${origin}/` },
      { position: 2, item: `${origin}/news`, name: '新闻中心' },
    ],
  });
  const list = collectionJsonLd(context, {
    name: '新闻中心',
    path: '/news/page/2',
    items: [sampleArticle()],
    start: 21,
  });
  expect(list.mainEntity).toMatchObject({
    itemListElement: [{ position: 21, url: `${origin}/news/first-light` }],
  });
});

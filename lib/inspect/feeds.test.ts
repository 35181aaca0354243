import { describe, expect, it } from 'vitest';
import { withNewsroom } from '@/lib/content/test-tree';
import { renderAtom } from '@/lib/feeds/atom';
import { origin, sampleArticle, sampleChannel, timezone } from '@/lib/feeds/fixtures';
import { toFeedItem } from '@/lib/feeds/item';
import { renderJsonFeed } from '@/lib/feeds/json-feed';
import { renderRss } from '@/lib/feeds/rss';
import { createInspection } from './context';
import { inspectFeedDocument } from './feed-document';
import { inspectFeeds } from './feeds';
import { inspectSitemap, inspectSitemaps } from './sitemaps';
import { cleanArticle, findingsIn } from './test-inspection';

const options = {
  origin,
  timezone,
  idAuthority: 'kaiyuan.example',
  html: '<p>正文 <a href="https://a.example/">甲</a></p>',
};
const items = ['a', 'b'].map((slug) => toFeedItem(sampleArticle({ slug, url: `/news/${slug}` }), options));
const channel = sampleChannel({ updated: Date.parse('2022-07-09T00:00:00+08:00') });
const documents = [
  ['rss.xml', renderRss(channel, items)],
  ['atom.xml', renderAtom(channel, items)],
  ['feed.json', renderJsonFeed(channel, items)],
] as const;

describe.each(documents)('the document %s', (format, document) => {
  const rulesOf = (text: string): string[] =>
    inspectFeedDocument(text, format, `/${format}`).faults.map(({ rule }) => rule);

  it('is right as it is served, and names its items', () => {
    const { faults, urls } = inspectFeedDocument(document, format, `/${format}`);
    expect(faults).toEqual([]);
    expect(urls).toEqual([`${origin}/news/a`, `${origin}/news/b`]);
  });

  it('is refused when it is torn', () => {
    expect(rulesOf(document.slice(0, -20))).toEqual(['feed-invalid']);
    expect(rulesOf('')).toEqual(['feed-invalid']);
  });

  it('has ids that differ', () => {
    const [first = '', second = ''] = items.map(({ id }) => id);
    expect(rulesOf(document.replaceAll(second, first))).toEqual(['feed-identity']);
  });

  it('misses what its format requires', () => {
    expect(rulesOf(document.replaceAll(/<title[^>]*>[^<]*<\/title>|"title": "[^"]*",/g, ''))).toEqual([
      'feed-fields',
      'feed-fields',
    ]);
  });

  it('has no address that only the site understands', () => {
    expect(rulesOf(document.replaceAll('https://a.example/', '/media/a.pdf'))).toEqual(['feed-address']);
  });
});

describe('feeds', () => {
  it('lets code show addresses', async () => {
    const body = '```\n<img src="a.jpg">\n```\n\n`<a href="b">`';
    expect(await findingsIn({ 'articles/2026/first.mdx': cleanArticle({}, body) })).toEqual([]);
  });

  it('have items that answer', () =>
    withNewsroom({ 'articles/a.mdx': cleanArticle() }, (newsroom) => {
      const context = createInspection(newsroom);
      expect([...inspectFeeds(context)]).toEqual([]);
      const dead = { ...context, answer: () => ({ end: 'missing' as const, hops: 0, path: '' }) };
      const found = [...inspectFeeds(dead)];
      expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['feed-link']));
      // Site, section and source, in three formats.
      expect(found).toHaveLength(9);
    }));
});

describe('sitemaps', () => {
  const urls = (...locations: string[]): string =>
    `<urlset>${locations.map((location) => `<url><loc>${location}</loc></url>`).join('')}</urlset>`;

  it('are looked at entry by entry', () =>
    withNewsroom({ 'articles/a.mdx': cleanArticle() }, (newsroom) => {
      const context = createInspection(newsroom);
      const site = newsroom.environment.siteUrl;
      const rulesOf = (document: string, seen = new Set<string>()): string[] =>
        [...inspectSitemap(document, '/sitemap-1.xml', context, seen)].map(({ rule }) => rule);
      expect([...inspectSitemaps(context)]).toEqual([]);
      expect(rulesOf(urls(`${site}/`, `${site}/news/a`))).toEqual([]);
      expect(rulesOf('<urlset><url></urlset>')).toEqual(['sitemap-invalid']);
      expect(rulesOf('<html/>')).toEqual(['sitemap-invalid']);
      expect(rulesOf('')).toEqual(['sitemap-invalid']);
      expect(rulesOf(urls(`${site}/`, `${site}/`))).toEqual(['sitemap-repeated']);
      expect(rulesOf(urls(`${site}/`), new Set([`${site}/`]))).toEqual(['sitemap-repeated']);
      expect(rulesOf(urls(`${site}/nowhere`))).toEqual(['sitemap-link']);
      expect(rulesOf(urls(`${site}/culture/a`))).toEqual(['sitemap-link']);
      expect(rulesOf(urls('https://elsewhere.example/'))).toEqual(['sitemap-link']);
      expect(rulesOf(urls(...Array.from({ length: 50_001 }, (_, index) => `${site}/?${index}`)))).toEqual([
        'sitemap-size',
      ]);
    }));

  it('of news forget after two days', () =>
    withNewsroom({ 'articles/a.mdx': cleanArticle() }, (newsroom) => {
      const context = createInspection(newsroom);
      const news = (time: string): string =>
        `<urlset><url><loc>${newsroom.environment.siteUrl}/news/a</loc><news:news><news:publication_date>${time}</news:publication_date></news:news></url></urlset>`;
      const rulesOf = (time: string): string[] =>
        [...inspectSitemap(news(time), '/news-sitemap.xml', context, new Set())].map(({ rule }) => rule);
      expect(rulesOf('2026-05-30T12:01:00+08:00')).toEqual([]);
      expect(rulesOf('2026-05-30T11:59:00+08:00')).toEqual(['news-sitemap-old']);
    }));

  it('read hundreds of escaped addresses', () =>
    withNewsroom({ 'articles/a.mdx': cleanArticle() }, (newsroom) => {
      const context = createInspection(newsroom);
      const many = Array.from(
        { length: 3000 },
        (_, index) => `${newsroom.environment.siteUrl}/?a=1&amp;b=${index}`,
      );
      expect([...inspectSitemap(urls(...many), '/sitemap-1.xml', context, new Set())]).toEqual([]);
    }));
});

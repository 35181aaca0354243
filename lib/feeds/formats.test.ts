import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { renderAtom } from './atom';
import { origin, sampleArticle, sampleChannel, timezone } from './fixtures';
import { toFeedItem } from './item';
import { renderJsonFeed } from './json-feed';
import { formatRfc822 } from './markup';
import { renderOpml } from './opml';
import { renderRss } from './rss';

const options = { origin, timezone, idAuthority: 'kaiyuan.example', html: '<p>正文 &amp; ]]> 🎉</p>' };
const item = toFeedItem(
  sampleArticle({
    title: 'A&B <旧报> 🎉',
    summary: '1 < 2 & "三"',
    updated: Date.parse('2022-07-09T00:00:00+08:00'),
    tags: ['R&D', '报史'],
    lang: 'en',
    source: { name: 'S & T' },
    original: { title: '原', url: 'https://example.org/?a=1&b=2' },
    cover: { src: '/media/图.jpg', alt: '图', caption: '说明', credit: '丙', width: 1200, height: 800 },
  }),
  options,
);
const full = sampleChannel({
  copyright: '开元 & 同仁',
  updated: Date.parse('2022-07-09T00:00:00+08:00'),
  icon: `${origin}/icon.png`,
  hubs: ['https://hub.example/'],
  archive: { previous: `${origin}/rss.xml?page=2` },
});
/** NUL, a lone surrogate and a noncharacter, one of them hiding an end of CDATA. */
const dirty = { ...item, title: '甲\u0000乙', html: '<p>]\u0008]> \ud800\uffff</p>' };

describe('formatRfc822', () => {
  it('keeps the offset of the site', () => {
    const at = Date.parse('2022-07-07T16:05:09Z');
    expect(formatRfc822(at, 'Asia/Shanghai')).toBe('Fri, 08 Jul 2022 00:05:09 +0800');
    expect(formatRfc822(at, 'America/St_Johns')).toBe('Thu, 07 Jul 2022 13:35:09 -0230');
    expect(formatRfc822(at, 'UTC')).toBe('Thu, 07 Jul 2022 16:05:09 +0000');
    expect(Date.parse(formatRfc822(at, 'Asia/Kathmandu'))).toBe(at);
  });

  it('rounds offsets with seconds without moving the instant', () => {
    const at = Date.parse('1872-04-30T00:00:00Z');
    expect(Date.parse(formatRfc822(at, 'Asia/Shanghai'))).toBe(at);
  });
});

describe('RSS', () => {
  const xml = renderRss(full, [item]);
  const feed = parseRssFeed(xml);
  const [entry] = feed.items ?? [];

  it('survives a round trip', () => {
    expect(feed).toMatchObject({
      title: '开元新闻网',
      link: `${origin}/`,
      language: 'zh-Hans',
      copyright: '开元 & 同仁',
    });
    expect(entry).toMatchObject({
      title: 'A&B <旧报> 🎉',
      link: `${origin}/news/first-light`,
      description: '1 &lt; 2 &amp; "三"',
      guid: { value: 'tag:kaiyuan.example,2022-07-08:first-light', isPermaLink: false },
      source: { title: 'S & T', url: 'https://example.org/?a=1&b=2' },
      dc: { creators: ['甲', '乙'], languages: ['en'] },
    });
    expect(entry?.categories?.map(({ name }) => name)).toEqual(['R&D', '报史']);
    expect(entry?.content?.encoded).toBe(item.html);
    expect(entry?.media?.contents?.[0]).toMatchObject({
      url: `${origin}/media/%E5%9B%BE.jpg`,
      type: 'image/jpeg',
      medium: 'image',
      width: 1200,
      height: 800,
      credits: [{ value: '丙' }],
    });
  });

  it('has dates in the offset of the site, and no others', () => {
    expect(xml).toContain('<pubDate>Fri, 08 Jul 2022 10:30:00 +0800</pubDate>');
    expect(xml).toContain('<lastBuildDate>Sat, 09 Jul 2022 00:00:00 +0800</lastBuildDate>');
    expect(xml).toContain('<atom:updated>2022-07-09T00:00:00+08:00</atom:updated>');
    expect(xml).not.toMatch(/GMT|\uffff/);
  });

  it('has raw elements as readers want them', () => {
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<\?xml-stylesheet type="text\/css" href="\/feed.css"\?>\n<rss version="2.0"/,
    );
    expect(xml.indexOf('</description>', xml.indexOf('<item>'))).toBeLessThan(
      xml.indexOf('<content:encoded>'),
    );
    expect(xml).toContain('<guid isPermaLink="false">tag:');
    expect(xml).toContain(`<atom:link href="${origin}/rss.xml" rel="self" type="application/rss+xml"/>`);
    expect(xml).toContain('<atom:link href="https://hub.example/" rel="hub"/>');
    expect(xml).toContain('rel="prev-archive"');
    expect(xml).toContain('<title><![CDATA[A&B <旧报> 🎉]]></title>');
    expect(xml).toContain(']]]]><![CDATA[>');
  });

  it('drops what XML cannot carry', () => {
    const clean = renderRss(full, [dirty]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must be gone.
    expect(clean).not.toMatch(/[\u0000-\u0008\uffff]|\p{Surrogate}/u);
    expect(parseRssFeed(clean).items?.[0]).toMatchObject({
      title: '甲乙',
      content: { encoded: '<p>]]> </p>' },
    });
  });

  it('names a source without address in Dublin Core only', () => {
    const { original: _, ...own } = item;
    const plain = renderRss(full, [{ ...own, source: { name: '丁报' } }]);
    expect(plain).not.toContain('<source');
    expect(plain).toContain('<dc:source>丁报</dc:source>');
  });

  it('is complete without items, and has no time then', () => {
    const empty = renderRss(sampleChannel(), []);
    expect(parseRssFeed(empty).title).toBe('开元新闻网');
    expect(empty).not.toContain('lastBuildDate');
    expect(renderRss(sampleChannel(), [item])).toContain('<lastBuildDate>Sat, 09 Jul 2022');
  });
});

describe('Atom', () => {
  const xml = renderAtom(
    { ...full, id: 'tag:kaiyuan.example,2026:feeds/all', selfUrl: `${origin}/atom.xml` },
    [item],
  );

  it('survives a round trip', () => {
    const feed = parseAtomFeed(xml);
    expect(feed).toMatchObject({
      id: 'tag:kaiyuan.example,2026:feeds/all',
      title: { value: '开元新闻网' },
      rights: { value: '开元 & 同仁' },
      updated: '2022-07-09T00:00:00+08:00',
      authors: [{ name: '开元新闻网' }],
    });
    expect(feed.links).toContainEqual({
      href: `${origin}/atom.xml`,
      rel: 'self',
      type: 'application/atom+xml',
    });
    expect(feed.entries?.[0]).toMatchObject({
      id: 'tag:kaiyuan.example,2022-07-08:first-light',
      title: { value: 'A&B <旧报> 🎉' },
      published: '2022-07-08T10:30:00+08:00',
      updated: '2022-07-09T00:00:00+08:00',
      authors: [{ name: '甲' }, { name: '乙' }],
      summary: { value: '1 < 2 & "三"' },
      content: { value: item.html, type: 'html' },
      categories: [{ term: 'R&D' }, { term: '报史' }],
    });
    expect(feed.entries?.[0]?.links).toContainEqual({ href: 'https://example.org/?a=1&b=2', rel: 'via' });
  });

  it('names languages, and has a constant time when it is empty', () => {
    expect(xml).toMatch(/<feed [^>]*xml:lang="zh-Hans"/);
    expect(xml).toContain('<entry xml:lang="en">');
    expect(renderAtom(sampleChannel(), [])).toContain('<updated>2000-01-01T08:00:00+08:00</updated>');
  });
});

describe('JSON Feed', () => {
  it('survives a round trip', () => {
    const json = renderJsonFeed({ ...full, selfUrl: `${origin}/feed.json` }, [item]);
    expect(JSON.parse(json)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${origin}/feed.json`,
      language: 'zh-Hans',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    });
    expect(parseJsonFeed(json).items?.[0]).toMatchObject({
      id: 'tag:kaiyuan.example,2022-07-08:first-light',
      url: `${origin}/news/first-light`,
      external_url: 'https://example.org/?a=1&b=2',
      title: 'A&B <旧报> 🎉',
      content_html: item.html,
      summary: '1 < 2 & "三"',
      date_published: '2022-07-08T10:30:00+08:00',
      date_modified: '2022-07-09T00:00:00+08:00',
      authors: [{ name: '甲' }, { name: '乙' }],
      tags: ['R&D', '报史'],
      language: 'en',
      image: `${origin}/media/%E5%9B%BE.jpg`,
    });
  });

  it('keeps `items` when there are none', () => {
    expect(JSON.parse(renderJsonFeed(sampleChannel(), []))).toMatchObject({ items: [] });
  });
});

describe('OPML', () => {
  it('carries folders and feeds, escaped', () => {
    const xmlUrl = `${origin}/news/rss.xml`;
    const xml = renderOpml('订阅 <全部>', [
      { title: '栏目', outlines: [{ title: 'A & "B"', xmlUrl, htmlUrl: origin }] },
    ]);
    const { head, body } = parseOpml(xml);
    expect(head?.title).toBe('订阅 <全部>');
    expect(body?.outlines?.[0]).toMatchObject({
      text: '栏目',
      outlines: [{ text: 'A & "B"', type: 'rss', xmlUrl }],
    });
    expect(xml).toContain('text="A &amp; &quot;B&quot;"');
  });
});

import { describe, expect, it } from 'vitest';
import { origin, sampleArticle, sampleSite } from '@/lib/feeds/fixtures';
import { articleMetadata, frontMetadata, listMetadata, noticeMetadata, pageMetadata } from './metadata';

const image = { src: '/api/og/article/a.png?v=1', alt: '图', width: 1200, height: 630, type: 'image/png' };
const context = { site: sampleSite, origin, image };
const id = 'tag:kaiyuan.example,2022-07-08:first-light';
const section = { id: 'news', name: '新闻中心', keywords: [], feed: true, listStyle: 'text' as const };
const article = sampleArticle({
  updated: Date.parse('2022-07-09T00:00:00+08:00'),
  expires: Date.parse('2032-01-01T00:00:00+08:00'),
});
const graph = articleMetadata(context, article, { id, section, image }).openGraph ?? {};

/**
 * The Open Graph protocol (ogp.me): basic and optional metadata, structured properties of a picture, and the vocabulary of
 * `article`; each with the field in which Next takes it.
 */
const vocabulary: [property: string, field: string, value: unknown][] = [
  ['og:title', 'title', '旧报新读'],
  ['og:type', 'type', 'article'],
  ['og:url', 'url', `${origin}/news/first-light`],
  ['og:description', 'description', '一段摘要。'],
  ['og:locale', 'locale', 'zh_CN'],
  ['og:site_name', 'siteName', '开元新闻网'],
  ['og:image', 'images.0.url', `${origin}/api/og/article/a.png?v=1`],
  ['og:image:type', 'images.0.type', 'image/png'],
  ['og:image:width', 'images.0.width', 1200],
  ['og:image:height', 'images.0.height', 630],
  ['og:image:alt', 'images.0.alt', '图'],
  ['article:published_time', 'publishedTime', '2022-07-08T10:30:00+08:00'],
  ['article:modified_time', 'modifiedTime', '2022-07-09T00:00:00+08:00'],
  ['article:expiration_time', 'expirationTime', '2032-01-01T00:00:00+08:00'],
  ['article:author', 'authors', [`${origin}/authors/%E7%94%B2`, `${origin}/authors/%E4%B9%99`]],
  ['article:section', 'section', '新闻中心'],
  ['article:tag', 'tags', ['报史']],
];

describe('Open Graph', () => {
  it.each(vocabulary)('%s of an article', (_, field, value) => {
    expect(graph).toHaveProperty(field, value);
  });

  it('leaves out what is not so', () => {
    const plain = articleMetadata({ site: sampleSite, origin }, sampleArticle({ tags: [], authors: [] }), {
      id,
    });
    for (const field of ['images', 'expirationTime', 'section'])
      expect(plain.openGraph).not.toHaveProperty(field);
    expect(plain.openGraph).toMatchObject({ authors: [], tags: [] });
  });

  it.each([
    ['front page', frontMetadata(context), 'website'],
    ['page', pageMetadata(context, { title: '关于', path: '/about' }), 'website'],
    [
      'tag',
      listMetadata(context, { kind: 'tag', name: '甲', path: '/tags/x', page: 1, pages: 1 }),
      'website',
    ],
    // article:author leads to profiles.
    [
      'author',
      listMetadata(context, { kind: 'author', name: '甲', path: '/authors/x', page: 1, pages: 1 }),
      'profile',
    ],
  ])('of a %s is whole too', (_, metadata, type) => {
    expect(metadata.openGraph).toMatchObject({
      type,
      title: expect.any(String),
      url: expect.stringMatching(/^https:\/\/news\.example\.cn\//),
      description: expect.any(String),
      siteName: '开元新闻网',
      images: [{ width: 1200, alt: '图' }],
    });
  });

  it('is not there on notices', () => {
    expect(noticeMetadata(context, '内容已撤下')).not.toHaveProperty('openGraph');
  });
});

/** X, "Cards markup": card types that the site uses, and the lengths that a card shows. */
const limits: [field: string, most: number][] = [
  ['title', 70],
  ['description', 200],
  ['images.0.alt', 420],
];

describe('Twitter card', () => {
  const long = (length: number): string => '㐂𠀀'.repeat(length / 2);
  const card = articleMetadata(context, sampleArticle({ title: long(120), summary: long(300) }), {
    id,
    image: { ...image, alt: long(500) },
  }).twitter;
  const valueAt = (path: string): string =>
    String(path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), card));

  it.each(limits)('%s has %i characters at most, and is cut between them', (field, most) => {
    expect([...valueAt(field)]).toHaveLength(most);
    expect(valueAt(field)).toMatch(/^(?:㐂|𠀀)+…$/u);
  });

  it('leaves what fits, and is large with a picture', () => {
    const { twitter } = articleMetadata(context, article, { id, image });
    expect(twitter).toMatchObject({
      card: 'summary_large_image',
      title: '旧报新读',
      description: '一段摘要。',
    });
    expect(articleMetadata({ site: sampleSite, origin }, article, { id }).twitter).toMatchObject({
      card: 'summary',
    });
  });
});

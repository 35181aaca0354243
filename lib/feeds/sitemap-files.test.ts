import { describe, expect, it } from 'vitest';
import { articleSource, testNow, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { renderRootFile } from './root-files';

const hour = 3600 * 1000;

function bodyOf(newsroom: Newsroom, name: string): string {
  return renderRootFile(newsroom, name)?.body ?? '';
}

const pathsIn = (xml: string): string[] =>
  [...xml.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '']) => path);

/** `lastmod` by path. */
function timesIn(xml: string): Map<string, string> {
  const found = xml.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc><lastmod>([^<]*)<\/lastmod>/g);
  return new Map([...found].map(([, path = '', time = '']) => [path, time]));
}

describe('sitemap parts', () => {
  it('name articles with the time of their last change, corrections too', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource({ date: '2026-05-01 08:00' }),
        'articles/b.mdx': articleSource({ date: '2026-05-02 08:00', updated: '2026-05-03 09:00' }),
        'articles/c.mdx': articleSource({
          date: '2026-05-02 08:00',
          section: 'culture',
          corrections: [{ date: '2026-05-04 10:00', text: '更正' }],
        }),
        'articles/draft.mdx': articleSource({ status: 'draft' }),
        'articles/gone.mdx': articleSource({
          status: 'withdrawn',
          withdrawn: { date: '2026-05-05', reason: '有误' },
        }),
        'articles/later.mdx': articleSource({ date: '2026-07-01' }),
        'articles/old.mdx': articleSource({ date: '2026-01-01', status: 'archived' }),
      },
      (newsroom) => {
        const times = timesIn(bodyOf(newsroom, 'sitemap-1.xml'));
        expect(times.get('/news/a')).toBe('2026-05-01T08:00:00+08:00');
        expect(times.get('/news/b')).toBe('2026-05-03T09:00:00+08:00');
        expect(times.get('/culture/c')).toBe('2026-05-04T10:00:00+08:00');
        expect(times.get('/culture')).toBe('2026-05-02T08:00:00+08:00');
        const articles = pathsIn(bodyOf(newsroom, 'sitemap-1.xml')).filter((path) =>
          /^\/\w+\/\w+$/.test(path),
        );
        expect(articles).toEqual(['/news/old', '/news/a', '/news/b', '/culture/c']);
        expect(timesIn(bodyOf(newsroom, 'sitemap.xml')).get('/sitemap-1.xml')).toBe(
          '2026-05-04T10:00:00+08:00',
        );
      },
    ));

  it('name the pictures of an article, each once', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource(
          { cover: '/media/cover.jpg' },
          '<Figure src="/media/cover.jpg" />\n\n<Figure src="/media/图.png" />\n\n<DataTable src="/media/t.csv" />',
        ),
      },
      (newsroom) => {
        const xml = bodyOf(newsroom, 'sitemap-1.xml');
        const pictures = [...xml.matchAll(/<image:loc>([^<]*)/g)].map(
          ([, src = '']) => new URL(src).pathname,
        );
        expect(pictures).toEqual(['/media/cover.jpg', '/media/%E5%9B%BE.png']);
      },
    ));

  it('name all language versions of an article', () =>
    withNewsroom(
      {
        'articles/zh.mdx': articleSource(),
        'articles/en.mdx': articleSource({ lang: 'en', translationOf: 'zh', section: 'culture' }),
        'articles/fr.mdx': articleSource({ lang: 'fr', translationOf: 'zh', status: 'draft' }),
        'articles/alone.mdx': articleSource({ lang: 'de', translationOf: 'fr' }),
      },
      (newsroom) => {
        const lines = bodyOf(newsroom, 'sitemap-1.xml').split('\n');
        const versions = (slug: string): string[] => {
          const line = lines.find((text) => text.includes(`/${slug}</loc>`)) ?? '';
          return [...line.matchAll(/hreflang="([^"]*)"/g)].map(([, language = '']) => language);
        };
        expect([versions('zh'), versions('en'), versions('alone')]).toEqual([
          ['zh-Hans', 'en'],
          ['zh-Hans', 'en'],
          [],
        ]);
      },
    ));

  it.each([
    ['a correction', { corrections: [{ date: '2026-05-04', text: '更正' }] }, undefined],
    ['an update', { updated: '2026-05-04' }, undefined],
    ['another section', { section: 'culture' }, undefined],
    ['a picture in the body', {}, '<Figure src="/media/a.png" />'],
    ['a withdrawal', { status: 'withdrawn', withdrawn: { date: '2026-05-05', reason: '有误' } }, undefined],
  ])('are renewed by %s', (_, fields, body) =>
    withNewsroom({ 'articles/a.mdx': articleSource() }, async (newsroom, tree) => {
      const before = bodyOf(newsroom, 'sitemap-1.xml');
      tree.article('a', fields, body);
      const { tags } = await newsroom.apply('watch');
      expect([...tags]).toContain(pageTag.sitemap);
      expect(bodyOf(newsroom, 'sitemap-1.xml')).not.toBe(before);
    }),
  );
});

describe('the news sitemap', () => {
  it('holds the last two days to the millisecond, and is dropped when the next article is too old', () =>
    withNewsroom(
      {
        'articles/edge.mdx': articleSource({ date: new Date(testNow - 47 * hour).toISOString() }),
        'articles/new.mdx': articleSource({ date: new Date(testNow - hour).toISOString() }),
        'articles/old.mdx': articleSource({ date: new Date(testNow - 49 * hour).toISOString() }),
        'articles/soon.mdx': articleSource({ date: new Date(testNow + hour).toISOString() }),
      },
      (newsroom, tree) => {
        const seen: string[] = [];
        newsroom.onInvalidate((tags) => tags !== 'all' && seen.push(...tags));
        const slugs = (): string[] =>
          pathsIn(bodyOf(newsroom, 'news-sitemap.xml')).map((path) => path.split('/').at(-1) ?? '');
        const at = (ms: number): string[] => {
          seen.length = 0;
          tree.setTime(testNow + ms);
          newsroom.catchUp();
          return seen;
        };
        expect(slugs()).toEqual(['new', 'edge']);
        expect(at(hour - 2000)).not.toContain(pageTag.news);
        expect(slugs()).toEqual(['new', 'edge']);
        expect(at(hour + 1000)).toContain(pageTag.news);
        expect(slugs()).toEqual(['soon', 'new']);
        expect(at(2 * hour)).not.toContain(pageTag.news);
        expect(at(47 * hour + 1000)).toContain(pageTag.news);
        expect(slugs()).toEqual(['soon']);
        expect(at(50 * hour)).toContain(pageTag.news);
        expect(slugs()).toEqual([]);
      },
    ));
});

it('OPML names the site, its sections and its topics', () =>
  withNewsroom(
    { 'articles/a.mdx': articleSource(), 'topics/t.mdx': '---\ntitle: 专题\narticles: [a]\n---\n\n导语\n' },
    (newsroom) => {
      const feeds = [...bodyOf(newsroom, 'opml.xml').matchAll(/xmlUrl="https?:\/\/[^/]+([^"]*)"/g)];
      expect(feeds.map(([, path]) => path)).toEqual(['/rss.xml', '/news/rss.xml', '/topics/t/rss.xml']);
    },
  ));

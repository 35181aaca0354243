import { describe, expect, it } from 'vitest';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { isCombined, loadArticleList } from './article-list';

const files = {
  'articles/a.mdx': articleSource({ date: '2026-05-01 08:00', topics: ['open', 'draft'] }),
  'articles/b.mdx': articleSource({ date: '2026-05-02 08:00', section: 'local', topics: ['draft'] }),
  'articles/c.mdx': articleSource({
    date: '2026-05-03',
    cover: '封面.jpg',
    source: { name: '某报', url: 'https://例.cn/文' },
  }),
  'articles/hidden.mdx': articleSource({ status: 'draft', topics: ['open'] }),
  'topics/open.mdx': '---\ntitle: 专题\nquery: {section: local}\n---\n',
  'topics/draft.mdx': '---\ntitle: 草稿\nstatus: draft\n---\n',
};

function list(newsroom: Newsroom, query: string) {
  const loaded = loadArticleList(newsroom, new URLSearchParams(query));
  return loaded.ok ? loaded.content : { refused: loaded.param };
}

function slugs(newsroom: Newsroom, query: string): string[] {
  const content = list(newsroom, query);
  return 'articles' in content ? content.articles.map(({ slug }) => slug) : [];
}

describe('the list of articles', () => {
  it.each([
    'limit=0',
    'limit=101',
    'limit=1e9',
    'limit=-1',
    'limit=x',
    'from=yesterday',
    'from=2026-02-30',
    'to=0',
    'cursor=x',
    "cursor='%20OR%201=1",
    'tag=%00',
    'section=a%07b',
    'topic=%1b',
  ])('refuses %s by name', (query) =>
    withNewsroom({}, (newsroom) => {
      expect(list(newsroom, query)).toEqual({ refused: query.split('=')[0] });
    }),
  );

  it('takes whatever is no mistake: empty and unknown parameters, names of nothing, code in names', () =>
    withNewsroom(files, (newsroom) => {
      expect(slugs(newsroom, 'limit=&tag=&utm=1&page=7')).toEqual(['c', 'b', 'a']);
      expect(slugs(newsroom, "tag=' OR 1=1 --")).toEqual([]);
      expect(slugs(newsroom, 'section=nothing')).toEqual([]);
    }));

  it('knows published topics only, whatever articles and topics say of each other', () =>
    withNewsroom(files, (newsroom) => {
      expect(slugs(newsroom, 'topic=open')).toEqual(['b', 'a']);
      expect(slugs(newsroom, 'topic=draft')).toEqual([]);
      const content = list(newsroom, '');
      const topics = 'articles' in content ? content.articles.map((article) => article.topics) : [];
      expect(topics).toEqual([[], ['open'], ['open']]);
    }));

  it('gives addresses as URIs, whatever characters an editor wrote in them', () =>
    withNewsroom(files, (newsroom) => {
      const content = list(newsroom, 'limit=1');
      const [article] = 'articles' in content ? content.articles : [];
      expect(article?.cover?.url).toBe('http://localhost:3000/media/%E5%B0%81%E9%9D%A2.jpg');
      expect(article?.source).toEqual({ name: '某报', url: 'https://xn--fsq.cn/%E6%96%87' });
      expect(article?.dateOnly).toBe(true);
    }));

  it('says where to go on, with the same filters, until the end', () =>
    withNewsroom(files, (newsroom) => {
      const first = list(newsroom, 'limit=2&utm=x&from=2026-05-01');
      const next = 'next' in first ? new URL(first.next ?? '') : undefined;
      expect(next?.pathname).toBe('/api/articles');
      expect([...(next?.searchParams.keys() ?? [])]).toEqual(['from', 'limit', 'cursor']);
      expect(list(newsroom, next?.search ?? '')).toMatchObject({ articles: [{ slug: 'a' }], next: null });
    }));
});

describe('isCombined', () => {
  it('counts names, not dates', () => {
    expect(isCombined(new URLSearchParams('tag=a&from=2026-01-01&limit=5&section='))).toBe(false);
    expect(isCombined(new URLSearchParams('tag=a&section=b'))).toBe(true);
  });
});

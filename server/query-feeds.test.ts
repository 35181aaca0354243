import { describe, expect, it } from 'vitest';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import { type Document, makeDocument } from './document';
import { QueryFeeds } from './query-feeds';

function documentOf(text: string, status = 200): Promise<Document> {
  return makeDocument({ status, type: 'application/rss+xml', body: Buffer.from(text), cacheTags: [] });
}

describe('QueryFeeds', () => {
  it('renders a query once in whatever form it is asked, until something changes', () =>
    withNewsroom({}, async (newsroom, tree) => {
      const feeds = new QueryFeeds(newsroom);
      const made: string[] = [];
      const ask = async (query: string): Promise<string> => {
        const { outcome } = await feeds.get('rss.xml', query, undefined, (saved) => {
          made.push(saved);
          return documentOf(saved);
        });
        return outcome;
      };
      expect(await Promise.all([ask('q=a&section=news'), ask('section=news&q=a')])).toEqual(['miss', 'hit']);
      expect(await ask('q=+a+&section=news&page=7&utm=x&tag=')).toBe('hit');
      expect(await ask('q=b')).toBe('miss');
      expect(made).toEqual(['q=a&section=news', 'q=b']);
      tree.write('articles/a.mdx', articleSource());
      await newsroom.apply('watch');
      expect(await ask('q=b')).toBe('miss');
    }));

  it('stays within its bounds whatever is asked', () =>
    withNewsroom({}, async (newsroom) => {
      const feeds = new QueryFeeds(newsroom);
      const large = 'x'.repeat(100_000);
      let made = 0;
      const ask = (query: string): Promise<unknown> =>
        feeds.get('rss.xml', query, undefined, () => {
          made += 1;
          return makeDocument({ status: 200, type: 'image/png', body: Buffer.from(large), cacheTags: [] });
        });
      for (let number = 0; number < 200; number += 1) await ask(`q=${number}`);
      await ask('q=199');
      expect(made).toBe(200);
      await ask('q=0');
      expect(made).toBe(201);
      expect(feeds.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    }));

  it('keeps neither errors nor failures', () =>
    withNewsroom({}, async (newsroom) => {
      const feeds = new QueryFeeds(newsroom);
      const ask = (make: () => Promise<Document>) => feeds.get('rss.xml', 'from=x', undefined, make);
      await ask(() => documentOf('', 400));
      await expect(ask(() => Promise.reject(new Error('render')))).rejects.toThrow('render');
      expect((await ask(() => documentOf('fine'))).outcome).toBe('miss');
    }));
});

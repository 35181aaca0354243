import { describe, expect, it } from 'vitest';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import { type Document, makeDocument } from './document';
import { keptQuery, QueryDocuments } from './query-documents';

function documentOf(text: string, status = 200): Promise<Document> {
  return Promise.resolve(
    makeDocument({ status, type: 'application/rss+xml', body: Buffer.from(text), cacheTags: [] }),
  );
}

describe('QueryDocuments', () => {
  it('makes a document once, until something changes', () =>
    withNewsroom({}, async (newsroom, tree) => {
      const documents = new QueryDocuments(newsroom);
      const made: string[] = [];
      const ask = async (key: string): Promise<string> => {
        const { outcome } = await documents.get(key, () => {
          made.push(key);
          return documentOf(key);
        });
        return outcome;
      };
      expect(await Promise.all([ask('a'), ask('a')])).toEqual(['miss', 'hit']);
      expect(await ask('a')).toBe('hit');
      expect(await ask('b')).toBe('miss');
      expect(made).toEqual(['a', 'b']);
      tree.write('articles/a.mdx', articleSource());
      await newsroom.apply('watch');
      expect(await ask('b')).toBe('miss');
    }));

  it('stays within its bounds whatever is asked', () =>
    withNewsroom({}, async (newsroom) => {
      const documents = new QueryDocuments(newsroom);
      const large = 'x'.repeat(100_000);
      let made = 0;
      const ask = (key: string): Promise<unknown> =>
        documents.get(key, () => {
          made += 1;
          return Promise.resolve(
            makeDocument({ status: 200, type: 'image/png', body: Buffer.from(large), cacheTags: [] }),
          );
        });
      for (let number = 0; number < 200; number += 1) await ask(`q=${number}`);
      await ask('q=199');
      expect(made).toBe(200);
      await ask('q=0');
      expect(made).toBe(201);
      expect(documents.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    }));

  it('keeps neither errors nor failures', () =>
    withNewsroom({}, async (newsroom) => {
      const documents = new QueryDocuments(newsroom);
      const ask = (make: () => Promise<Document>) => documents.get('from=x', make);
      await ask(() => documentOf('', 400));
      await expect(ask(() => Promise.reject(new Error('render')))).rejects.toThrow('render');
      expect((await ask(() => documentOf('fine'))).outcome).toBe('miss');
    }));
});

describe('keptQuery', () => {
  it('has one form for all queries with the same answer', () => {
    const feed = '/zh-hans/search/rss.xml';
    expect(keptQuery(feed, 'section=news&q=+a+&page=7&utm=x&tag=')).toBe('q=a&section=news');
    const list = '/zh-hans/data/articles';
    expect(keptQuery(list, 'limit=5&utm=x&tag=&section=+news&limit=7&q=a')).toBe('section=news&limit=5');
  });

  it('keeps no search: what readers type is too varied', () => {
    expect(keptQuery('/zh-hans/search', 'q=a')).toBeUndefined();
  });
});

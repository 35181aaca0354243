import { LRUCache } from 'lru-cache';
import { listQuery } from '@/lib/api/article-list';
import { feedFormats } from '@/lib/feeds/feed-file';
import { savedSearch } from '@/lib/feeds/search-feed';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { articleListRoute } from '@/lib/site/address';
import { type Document, weightOf } from './document';
import type { Outcome } from './document-cache';
import { VersionDates } from './version-dates';

/** Anybody can ask for any query: these bounds hold whatever comes, and pages of the document cache stay untouched. */
const maxBytes = 8 * 1024 * 1024;
const maxDocuments = 500;

/**
 * Answers to queries that are asked again and again: feeds of saved searches, lists of the API. They are kept until
 * anything changes in the newsroom. Polling readers ask for the same few.
 */
export class QueryDocuments {
  private readonly kept = new LRUCache<string, { document: Promise<Document> }>({ max: maxDocuments });
  private readonly weighed: LRUCache<string, Document>;
  private readonly dates = new VersionDates(maxDocuments * 4);
  private revision: number;

  constructor(private readonly newsroom: Newsroom) {
    this.revision = newsroom.revision;
    this.weighed = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: weightOf,
      dispose: (_, key) => this.kept.delete(key),
    });
  }

  get bytes(): number {
    return this.weighed.calculatedSize;
  }

  /** The document of a key, made by `make` when it is not there. Concurrent requests share one render. */
  async get(key: string, make: () => Promise<Document>): Promise<{ document: Document; outcome: Outcome }> {
    if (this.revision !== this.newsroom.revision) {
      this.weighed.clear();
      this.kept.clear();
      this.revision = this.newsroom.revision;
    }
    const known = this.kept.get(key);
    if (known) {
      this.weighed.get(key);
      return { document: await known.document, outcome: 'hit' };
    }
    const entry = { document: make() };
    this.kept.set(key, entry);
    try {
      const document = await entry.document;
      this.dates.date(key, document);
      if (this.kept.get(key) === entry) this.weigh(key, document);
      return { document, outcome: 'miss' };
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  /** What is no answer (a malformed query) or too large for the bound is not kept. */
  private weigh(key: string, document: Document): void {
    if (document.status === 200) this.weighed.set(key, document);
    if (!this.weighed.has(key)) this.kept.delete(key);
  }
}

/** A query in its one form, for routes whose answers are kept; undefined for all others. */
export function keptQuery(route: string, query: string): string | undefined {
  const given = new URLSearchParams(query);
  if (route === articleListRoute) return listQuery(given).toString();
  const isFeed = feedFormats.some((format) => route.endsWith(`/search/${format}`));
  return isFeed ? savedSearch(given).toString() : undefined;
}

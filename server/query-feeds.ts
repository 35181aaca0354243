import { LRUCache } from 'lru-cache';
import { type FeedFormat, feedFormats } from '@/lib/feeds/feed-file';
import { savedSearch } from '@/lib/feeds/search-feed';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { Edition } from '@/lib/site/address';
import { type Document, weightOf } from './document';
import type { Outcome } from './document-cache';
import { VersionDates } from './version-dates';

/** Anybody can ask for any query: these bounds hold whatever comes, and pages of the document cache stay untouched. */
const maxBytes = 8 * 1024 * 1024;
const maxFeeds = 500;

/** Feeds of saved searches, kept until anything changes in the newsroom. Polling readers ask for the same few. */
export class QueryFeeds {
  private readonly kept = new LRUCache<string, { document: Promise<Document> }>({ max: maxFeeds });
  private readonly weighed: LRUCache<string, Document>;
  private readonly dates = new VersionDates(maxFeeds * 4);
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

  /**
   * The feed of a query, made by `make` when it is not there. Concurrent requests share one render.
   * @param make gets the query in its one form
   */
  async get(
    format: FeedFormat,
    query: string,
    edition: Edition | undefined,
    make: (query: string) => Promise<Document>,
  ): Promise<{ document: Document; outcome: Outcome }> {
    if (this.revision !== this.newsroom.revision) {
      this.weighed.clear();
      this.kept.clear();
      this.revision = this.newsroom.revision;
    }
    const saved = savedSearch(new URLSearchParams(query)).toString();
    const key = `${edition ?? ''} ${format} ${saved}`;
    const known = this.kept.get(key);
    if (known) {
      this.weighed.get(key);
      return { document: await known.document, outcome: 'hit' };
    }
    const entry = { document: make(saved) };
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

  /** What is no feed (a malformed query) or too large for the bound is not kept. */
  private weigh(key: string, document: Document): void {
    if (document.status === 200) this.weighed.set(key, document);
    if (!this.weighed.has(key)) this.kept.delete(key);
  }
}

/** The format of a feed of a saved search by its public path in the default edition; undefined for other paths. */
export function searchFeedFormat(route: string): FeedFormat | undefined {
  return feedFormats.find((format) => route.endsWith(`/search/${format}`));
}

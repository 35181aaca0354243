import { LRUCache } from 'lru-cache';
import { compressBest, type Document, weightOf } from './document';
import { VersionDates } from './version-dates';

/**
 * Finished documents in memory, by inner route. A document is made once and served until one of its cache
 * tags is invalidated; concurrent misses wait for one render. What was made before an invalidation is never
 * given to a request that came after it.
 */

interface Entry {
  document: Document;
  /** Invalidated; kept for the case that its successor cannot be rendered. */
  stale: boolean;
  /** Asked for again since it was made: worth the best compression, which takes longer than the render. */
  wanted: boolean;
}

interface Render {
  startedAt: number;
  /** A reader has waited for it in vain: the next ones do not wait at all when there is a last good version. */
  slow: boolean;
  promise: Promise<Document>;
}

export interface DocumentCacheOptions {
  maxBytes: number;
  /** After this many milliseconds a reader gets the last good version instead of waiting on. */
  patienceMs: number;
  /** After this many milliseconds a render counts as failed, and the next request begins another. */
  deadlineMs: number;
  onTrouble: (route: string, error: unknown, served: 'last good version' | 'nothing') => void;
  /** Told when a kept document has got its best compressed form. */
  onImproved?: (route: string, document: Document) => void;
}

/** How a document was come by, for the Cache-Status header and the metrics; `shared`: another instance made it. */
export type Outcome = 'hit' | 'miss' | 'stale' | 'shared';

const tooSlow = Symbol('too slow');

export class DocumentCache {
  private readonly entries: LRUCache<string, Entry>;
  private readonly routesByTag = new Map<string, Set<string>>();
  private readonly renders = new Map<string, Render>();
  private readonly invalidatedAt = new Map<string, number>();
  private readonly dates = new VersionDates(100_000);
  private sequence = 0;
  private improving: Promise<void> = Promise.resolve();
  private clearedAt = 0;

  constructor(private readonly options: DocumentCacheOptions) {
    this.entries = new LRUCache({
      maxSize: options.maxBytes,
      sizeCalculation: ({ document }) => weightOf(document),
      dispose: (entry, route) => this.unlink(entry, route),
    });
  }

  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Whether a document is what a route shows at this moment. */
  holds(route: string, document: Document): boolean {
    const entry = this.entries.peek(route);
    return entry?.document === document && !entry.stale;
  }

  /** A fresh document, if there is one. */
  peek(route: string): Document | undefined {
    const entry = this.entries.get(route);
    if (!entry || entry.stale) return undefined;
    if (!entry.wanted) this.improve(route, entry);
    return entry.document;
  }

  /**
   * The document of a route, made by `make` when there is none.
   * @throws what `make` throws, when there is no last good version either
   */
  async get(route: string, make: () => Promise<Document>): Promise<{ document: Document; outcome: Outcome }> {
    const fresh = this.peek(route);
    if (fresh) return { document: fresh, outcome: 'hit' };
    const lastGood = this.entries.get(route)?.document;
    if (lastGood && this.renders.get(route)?.slow) return { document: lastGood, outcome: 'stale' };
    try {
      const made = this.makeFresh(route, make);
      const document = await (lastGood ? within(this.options.patienceMs, made) : made);
      if (document !== tooSlow) return { document, outcome: 'miss' };
      const running = this.renders.get(route);
      if (running) running.slow = true;
      this.options.onTrouble(route, new Error('rendering takes too long'), 'last good version');
    } catch (error) {
      this.options.onTrouble(route, error, lastGood ? 'last good version' : 'nothing');
      if (!lastGood) throw error;
    }
    const late = this.entries.get(route)?.document;
    if (!late) throw new Error('the last good version was withdrawn');
    return { document: late, outcome: 'stale' };
  }

  /**
   * Drops what was made from the tags, or everything.
   * @param purge forget it altogether: it shows something that may not be shown any more
   */
  invalidate(tags: ReadonlySet<string> | 'all', purge: boolean): void {
    this.sequence += 1;
    if (tags === 'all') {
      this.clearedAt = this.sequence;
      this.entries.clear();
      return;
    }
    for (const tag of tags) {
      this.invalidatedAt.set(tag, this.sequence);
      for (const route of [...(this.routesByTag.get(tag) ?? [])]) {
        const entry = this.entries.peek(route);
        if (purge) this.entries.delete(route);
        else if (entry) entry.stale = true;
      }
    }
    if (this.invalidatedAt.size > 50_000) {
      this.invalidatedAt.clear();
      this.clearedAt = this.sequence;
    }
  }

  private async makeFresh(route: string, make: () => Promise<Document>): Promise<Document> {
    for (;;) {
      const asked = this.sequence;
      const running = this.renders.get(route);
      if (!running) return this.start(route, make).promise;
      if (running.startedAt === asked) return running.promise;
      // It began before a change. Next would hand its result to a second render of the same route: wait it out.
      const document = await running.promise.catch(() => undefined);
      if (document && !this.isOutdated(document, running.startedAt)) return document;
    }
  }

  private start(route: string, make: () => Promise<Document>): Render {
    const startedAt = this.sequence;
    const promise = within(this.options.deadlineMs, make())
      .then((document) => {
        if (document === tooSlow) throw new Error(`no answer within ${this.options.deadlineMs} ms`);
        this.dates.date(route, document);
        if (!this.isOutdated(document, startedAt)) this.keep(route, document);
        return document;
      })
      .finally(() => this.renders.delete(route));
    const render = { startedAt, promise, slow: false };
    this.renders.set(route, render);
    return render;
  }

  private isOutdated({ cacheTags }: Document, startedAt: number): boolean {
    if (startedAt < this.clearedAt) return true;
    return cacheTags.some((tag) => (this.invalidatedAt.get(tag) ?? 0) > startedAt);
  }

  private keep(route: string, document: Document): void {
    if (document.status >= 500 || document.cacheTags.length === 0) return;
    this.enter(route, { document, stale: false, wanted: false });
  }

  /** One after another, so that a crowd of new pages leaves the thread pool to others. */
  private improve(route: string, entry: Entry): void {
    entry.wanted = true;
    const isKept = (): boolean => this.entries.peek(route)?.document === entry.document;
    this.improving = this.improving
      .then(() => (isKept() ? compressBest(entry.document) : undefined))
      .then(() => {
        if (!isKept()) return;
        // It weighs something else now: enter it again, so that the bound holds.
        this.entries.delete(route);
        this.enter(route, entry);
        this.options.onImproved?.(route, entry.document);
      })
      .catch(() => undefined);
  }

  private enter(route: string, entry: Entry): void {
    this.entries.set(route, entry);
    if (!this.entries.has(route)) return;
    for (const tag of entry.document.cacheTags) {
      const routes = this.routesByTag.get(tag) ?? new Set();
      routes.add(route);
      this.routesByTag.set(tag, routes);
    }
  }

  private unlink({ document }: Entry, route: string): void {
    for (const tag of document.cacheTags) {
      const routes = this.routesByTag.get(tag);
      routes?.delete(route);
      if (routes?.size === 0) this.routesByTag.delete(tag);
    }
  }
}

function within<T>(ms: number, promise: Promise<T>): Promise<T | typeof tooSlow> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooSlow), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

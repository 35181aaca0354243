import { LRUCache } from 'lru-cache';
import { previewCookie } from '@/lib/preview/token';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { articleOfRoute } from '@/lib/site/address';
import { type CountedArticle, countedArticle } from './article-views';
import { type Document, isReadyFor } from './document';
import type { DocumentCache } from './document-cache';
import type { FastAnswer, Peer } from './fast-lane';
import type { CacheTags } from './front/cache-tags';
import { packAnswer } from './packed';
import type { ReadingSheets } from './reading-sheets';
import type { RequestFields, RequestHead } from './request-head';
import { type RequestKind, requestKind } from './request-kind';

/** An answer that is ready as long as nothing changes. */
interface Known {
  /** A page of the document cache by its inner route, or a document that never changes. */
  document: string | Document;
  kind: 'page' | 'asset';
  /** As the metrics tell requests apart. */
  counted: RequestKind;
  /** Of its page. */
  article: CountedArticle | undefined;
}

export interface KnownHeaders {
  page: Readonly<Record<string, string>>;
  asset: Readonly<Record<string, string>>;
  sheet: Readonly<Record<string, string>>;
}

interface Parts {
  newsroom: Newsroom;
  cache: DocumentCache;
  sheets: ReadingSheets;
  headers: KnownHeaders;
  cacheTags: CacheTags;
  /** Told of each answer given here. */
  onServed: (kind: RequestKind, method: 'GET' | 'HEAD', target: string, status: 200 | 304) => void;
  /** Told of each page of an article that was sent whole. */
  onRead: (article: CountedArticle, fields: RequestFields, peer: Peer) => void;
}

/** Public addresses that were resolved before, for the fast lane: they are answered without asking the index again. */
export class KnownAnswers {
  private readonly known = new LRUCache<string, Known>({ max: 100_000 });
  private revision: number;

  constructor(private readonly parts: Parts) {
    this.revision = parts.newsroom.revision;
  }

  /**
   * @param inner path inside the app, and `key` of its document in the cache
   * @param revision the newsroom's revision when the address was resolved
   */
  rememberPage(target: string, inner: string, key: string, revision: number): void {
    if (revision !== this.revision) return;
    const slug = articleOfRoute(inner);
    const article = slug === undefined ? undefined : countedArticle(slug);
    this.known.set(target, { document: key, kind: 'page', counted: requestKind(target), article });
  }

  rememberAsset(target: string, document: Document): void {
    this.known.set(target, { document, kind: 'asset', counted: 'asset', article: undefined });
  }

  /** The whole answer, when the address is known and its document in memory; preview is never answered here. */
  answer({ method, target, fields }: RequestHead, peer: Peer): FastAnswer | undefined {
    const { newsroom, cache, sheets, headers, cacheTags, onServed, onRead } = this.parts;
    newsroom.catchUp();
    if (this.revision !== newsroom.revision) {
      this.known.clear();
      this.revision = newsroom.revision;
    }
    if (!fields || fields.cookie.includes(previewCookie)) return undefined;
    const known = this.known.get(target) ?? this.known.get(withoutQuery(target));
    let document: Document | undefined;
    let kind: keyof KnownHeaders = 'sheet';
    if (known) {
      document = typeof known.document === 'string' ? cache.peek(known.document) : known.document;
      kind = known.kind;
    } else if (target === '/reading.css') {
      document = sheets.get(fields.cookie);
    }
    if (!document || !isReadyFor(document, fields.encodings)) return undefined;
    const about = kind === 'page' ? cacheTags.ofPage(document, headers.page) : headers[kind];
    const packed = packAnswer(document, method, fields, about, kind);
    onServed(known?.counted ?? 'asset', method, target, packed.status);
    if (known?.article && packed.body) onRead(known.article, fields, peer);
    return packed;
  }
}

/** Kept pages ignore their query. One with percent-encoding may be malformed, which the full handler tells. */
function withoutQuery(target: string): string {
  const mark = target.indexOf('?');
  return mark > 0 && !target.includes('%', mark) ? target.slice(0, mark) : target;
}

import { LRUCache } from 'lru-cache';
import { previewCookie } from '@/lib/preview/token';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Document, isReadyFor } from './document';
import type { DocumentCache } from './document-cache';
import type { FastAnswer } from './fast-lane';
import type { CacheTags } from './front/cache-tags';
import { packAnswer } from './packed';
import type { ReadingSheets } from './reading-sheets';
import type { RequestHead } from './request-head';

/** An answer that is ready as long as nothing changes. */
interface Known {
  /** A page of the document cache by its inner route, or a document that never changes. */
  document: string | Document;
  kind: 'page' | 'asset';
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
  onServed: (method: string, target: string, status: number) => void;
}

/** Public addresses that were resolved before, for the fast lane: they are answered without asking the index again. */
export class KnownAnswers {
  private readonly known = new LRUCache<string, Known>({ max: 100_000 });
  private revision: number;

  constructor(private readonly parts: Parts) {
    this.revision = parts.newsroom.revision;
  }

  /** @param revision the newsroom's revision when the address was resolved */
  rememberPage(target: string, route: string, revision: number): void {
    if (revision === this.revision) this.known.set(target, { document: route, kind: 'page' });
  }

  rememberAsset(target: string, document: Document): void {
    this.known.set(target, { document, kind: 'asset' });
  }

  /** The whole answer, when the address is known and its document in memory; preview is never answered here. */
  answer({ method, target, fields }: RequestHead): FastAnswer | undefined {
    const { newsroom, cache, sheets, headers, cacheTags, onServed } = this.parts;
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
    onServed(method, target, packed.status);
    return packed;
  }
}

/** Kept pages ignore their query. One with percent-encoding may be malformed, which the full handler tells. */
function withoutQuery(target: string): string {
  const mark = target.indexOf('?');
  return mark > 0 && !target.includes('%', mark) ? target.slice(0, mark) : target;
}

import type { Newsroom } from '@/lib/revalidate/newsroom';
import { encodeTag } from '@/lib/revalidate/tags';
import { type Address, noticeRoutes, noticesFor } from '@/lib/site/address';
import type { PageExchange } from './cluster/shared-pages';
import type { Document } from './document';
import { DocumentCache, type DocumentCacheOptions, type Outcome } from './document-cache';
import type { TraditionalEdition } from './edition';
import { makePage } from './pages';
import type { NextHandler } from './render';
import type { RenderWatch } from './render-watch';

export type Page = Extract<Address, { kind: 'page' }>;

/** Shown at every address that the index does not know; rendered once for all of them. */
export const unknownPage: Page = { kind: 'page', route: noticeRoutes.page.notFound, status: 404 };

export interface Served {
  document: Document;
  status: number;
  outcome: Outcome;
}

/**
 * A reader with a last good version in reach waits no longer than `patienceMs` for a new one; without one the
 * page of errors comes after `deadlineMs`.
 */
export type RenderLimits = Pick<DocumentCacheOptions, 'patienceMs' | 'deadlineMs'>;

const usualLimits: RenderLimits = { patienceMs: 5000, deadlineMs: 20_000 };

interface Parts {
  newsroom: Newsroom;
  next: NextHandler;
  traditional: TraditionalEdition;
  limits: RenderLimits | undefined;
  watch: RenderWatch;
  onTrouble: DocumentCacheOptions['onTrouble'];
  /** Pages of the other instances, where there are several. */
  exchange: PageExchange | undefined;
}

/** Of a page in the document cache: the editions of a route lie beside each other. */
export function cacheKey({ route, edition }: Pick<Page, 'route' | 'edition'>): string {
  return edition ? `${edition}:${route}` : route;
}

/** Kept pages of all editions, invalidated in the same step as Next's render cache. */
export class PageStore {
  readonly cache: DocumentCache;

  constructor(private readonly parts: Parts) {
    const { newsroom, limits = usualLimits, onTrouble, exchange } = parts;
    const maxBytes = newsroom.environment.cacheBytes;
    const onImproved =
      exchange && ((route: string, document: Document) => exchange.improved(route, document));
    this.cache = new DocumentCache({ maxBytes, ...limits, onTrouble, onImproved });
    newsroom.onInvalidate((tags, purge) => {
      this.cache.invalidate(tags === 'all' ? 'all' : new Set([...tags].map(encodeTag)), purge);
    });
  }

  async get(page: Page): Promise<Served> {
    const notices = noticesFor(page.route);
    try {
      const { document, outcome } = await this.find(page);
      if (document.status === 404 && page.status === 200) {
        return await this.get({ ...unknownPage, route: notices.notFound, edition: page.edition });
      }
      return { document, outcome, status: page.status };
    } catch {
      // Shown where a page cannot be rendered and never could.
      const { document, outcome } = await this.find({ route: notices.failed });
      return { document, outcome, status: 500 };
    }
  }

  private async find(
    page: Pick<Page, 'route' | 'edition'>,
  ): Promise<{ document: Document; outcome: Outcome }> {
    const { exchange } = this.parts;
    const key = cacheKey(page);
    if (!exchange) return this.cache.get(key, () => this.make(page));
    const make = async (): Promise<Document> =>
      (await exchange.find(key)) ?? (await exchange.make(key, () => this.make(page)));
    const { document, outcome } = await this.cache.get(key, make);
    return { document, outcome: outcome === 'miss' && exchange.isForeign(document) ? 'shared' : outcome };
  }

  private async make({ route, edition }: Pick<Page, 'route' | 'edition'>): Promise<Document> {
    const { newsroom, next, traditional, watch } = this.parts;
    if (!edition) return watch.time(route, () => makePage(newsroom, next, route));
    const { document, outcome } = await this.find({ route });
    return traditional.make(document, outcome !== 'stale');
  }
}

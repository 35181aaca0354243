import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDeskAddress } from '@/lib/desk/desk-address';
import { findDestination } from '@/lib/leave/destination';
import { previewAt, previewedBy } from '@/lib/preview/grant';
import { previewRefusal } from '@/lib/preview/refusal';
import { isProofPath } from '@/lib/provenance/proof-source';
import { hasProofFile } from '@/lib/provenance/served/proof-files';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import {
  type AddressBook,
  articleListRoute,
  defaultEdition,
  type Edition,
  leaveRoute,
  refusedLeave,
  resolveAddress,
} from '@/lib/site/address';
import { mediaFileAt } from '@/lib/site/body-context';
import { handlerMethods, readerMethods } from '@/lib/site/methods';
import { readingSheetHeaders } from '@/lib/site/reading';
import { commonHeaders, leaveHeaders, ownUseHeaders, pageHeaders } from '@/lib/site/security-headers';
import type { Announcements } from './announcements';
import { AssetStore, assetHeaders } from './assets';
import { cacheControl, cacheHeaders, cacheStatus } from './cache-control';
import type { Cluster } from './cluster/cluster';
import type { PageExchange } from './cluster/shared-pages';
import { serveDesk } from './desk';
import { type DevelopmentReload, isDevelopmentPath } from './dev-reload';
import { findDirect, sendDirect } from './direct-answers';
import { makeDirectSearchFeed } from './direct-pages';
import type { Document } from './document';
import { TraditionalEdition } from './edition';
import type { FastAnswer } from './fast-lane';
import { findRefusal, lingerOver } from './http-limits';
import { KnownAnswers } from './known-answers';
import { createLimiter } from './limits';
import { log, logFastRequest } from './log';
import { Metrics, maySeeMetrics } from './metrics';
import { cacheKey, PageStore, type RenderLimits, unknownPage } from './page-store';
import { toDocument } from './pages';
import { keptQuery, QueryDocuments } from './query-documents';
import { ReadingSheets } from './reading-sheets';
import { sendRefusal } from './refusal';
import { dropRouterVary, type NextHandler, render } from './render';
import type { RequestHead } from './request-head';
import { sendDocument, sendText } from './send';
import { isSpeculationRules, makeSpeculationRules } from './speculation';
import { splitTarget } from './target';

export interface Portal {
  newsroom: Newsroom;
  book: AddressBook;
  next: NextHandler;
  /** Paths of files in public/. */
  publicFiles: ReadonlySet<string>;
  /** In development nothing is kept, and Next answers for what cannot be rendered. */
  dev: boolean;
  /** What pages ask in development. */
  reload?: DevelopmentReload;
  announcements?: Announcements;
  /** Where there are several instances: what they share. */
  cluster?: { metrics: Pick<Cluster, 'register'>; exchange: PageExchange };
  limits?: RenderLimits;
}

export interface PortalHandler {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Makes the page of a public path ready, without a request. */
  warm: (path: string) => Promise<void>;
  /** What the fast lane may send without asking further. */
  answerKnown: (head: RequestHead) => FastAnswer | undefined;
}

/** What the log says of an address. Links of the desk and of previews carry tokens in their queries. */
function loggedAddress(url = ''): string {
  const secret = /^\/desk(?:[/?]|$)/.test(url) || /[?&]token=/i.test(url);
  const address = secret ? url.split('?', 1)[0] : url;
  return (address ?? '').slice(0, 500);
}

/** The request handler of the portal: decides by the index what an address is, then asks cache and Next for it. */
export async function createHandler({
  newsroom,
  book,
  next,
  publicFiles,
  dev,
  reload,
  announcements,
  cluster,
  limits,
}: Portal): Promise<PortalHandler> {
  const { siteUrl, metricsSecret } = newsroom.environment;
  const forPages = pageHeaders(newsroom.environment);
  const assets = new AssetStore();
  const speculationRules = makeSpeculationRules();
  const sheets = await ReadingSheets.make();
  const limited = createLimiter(newsroom.environment);
  // Apart, so that whoever reads all lists to their end leaves the feeds of others where they are.
  const [searchFeeds, lists] = [new QueryDocuments(newsroom), new QueryDocuments(newsroom)];
  const common = commonHeaders(siteUrl);
  const shared = { ...forPages, 'Cache-Control': cacheControl.page };
  const notice = { ...forPages, 'Cache-Control': cacheControl.notice };
  const personal = { ...forPages, 'Cache-Control': cacheControl.private };
  const leaving = { ...personal, ...leaveHeaders };
  const metrics: Metrics = new Metrics(newsroom, () => pages.cache, announcements, cluster?.metrics);
  const traditional = new TraditionalEdition(newsroom);
  const pages = new PageStore({
    newsroom,
    next,
    traditional,
    limits,
    exchange: cluster?.exchange,
    onTrouble: (route, error, served) => {
      metrics.countTrouble(served);
      log.error({ route, err: error, served }, 'render failed');
    },
  });
  const headers = {
    page: { ...shared, 'Cache-Status': cacheStatus('hit') },
    asset: { ...common, ...ownUseHeaders, ...assetHeaders },
    sheet: { ...common, ...ownUseHeaders, ...readingSheetHeaders },
  };
  const onServed = (method: string, target: string, status: number): void => {
    metrics.countFast(method, status);
    logFastRequest(method, target, status);
  };
  const known = new KnownAnswers({ newsroom, cache: pages.cache, sheets, headers, onServed });
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = findRefusal(request);
    if (refusal) {
      if (refusal.status === 413) lingerOver(request);
      else response.setHeader('Connection', 'close');
      return sendText(response, refusal.status, refusal.text, common);
    }
    const target = splitTarget(request.url ?? '/');
    if (!target) return sendRefusal(request, response, 400, common);
    const { path, query } = target;
    newsroom.catchUp();
    if (reload?.serve(path, response)) return;
    if (dev && isDevelopmentPath(path)) return next(request, response);
    // Addresses with a slash at their end are redirected as all others.
    if (isDeskAddress(newsroom, path) && !path.endsWith('/')) {
      return serveDesk(newsroom, next, request, response, target);
    }
    const wait = await limited(request, path);
    if (wait !== undefined) {
      return sendRefusal(request, response, 429, { ...common, 'Retry-After': String(wait) });
    }
    if (path === '/metrics') {
      if (!readerMethods.includes(request.method ?? '')) {
        return sendText(response, 405, 'Method Not Allowed', { ...common, Allow: readerMethods.join(', ') });
      }
      if (maySeeMetrics(request, metricsSecret)) return metrics.send(response);
      return sendText(response, 401, 'Unauthorized', common);
    }
    const address = publicFiles.has(path) ? { kind: 'handler' as const } : resolveAddress(path, book);
    if (!address) return sendRefusal(request, response, 400, common);
    const allowed =
      publicFiles.has(path) || address.kind !== 'handler' ? readerMethods : handlerMethods(path);
    if (allowed && !allowed.includes(request.method ?? '')) {
      return sendRefusal(request, response, 405, { ...common, Allow: allowed.join(', ') });
    }
    const asset = dev ? undefined : await assets.get(path);
    if (asset) {
      known.rememberAsset(path, asset);
      return sendDocument(request, response, asset, 200, headers.asset);
    }
    if (path === '/reading.css' && !dev) {
      const sheet = sheets.get(request.headers.cookie ?? '');
      if (sheet) return sendDocument(request, response, sheet, 200, headers.sheet);
    }
    if (isSpeculationRules(path)) {
      const about = { ...common, ...ownUseHeaders, 'Cache-Control': cacheControl.rules };
      return sendDocument(request, response, speculationRules, 200, about);
    }
    const respond = dev ? undefined : findDirect(path);
    if (respond) {
      return sendDirect(request, response, respond(newsroom, new URLSearchParams(query)), common);
    }
    const handled = address.kind === 'handler' && allowed && !path.startsWith('/_next/');
    if (handled && !(await isMissingMedia(request, path))) {
      dropRouterVary(response);
      for (const [name, value] of Object.entries(common)) {
        // The handler of preview links has a stricter one of its own, and what stands here would win.
        if (name !== 'Referrer-Policy' || path !== '/api/preview') response.setHeader(name, value);
      }
      if (publicFiles.has(path)) {
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        // Next answers 500 to ranges that cannot be met; icons are small enough to be sent whole (RFC 9110 §14.2).
        request.headers.range = undefined;
      }
      request.headers.host ??= 'localhost';
      request.url = query ? `${path}?${query}` : path;
      return next(request, response);
    }
    const held = await previewAt(newsroom, path, request.headers.cookie);
    if (held && !held.revoked) {
      const headers = { ...personal, 'X-Robots-Tag': 'noindex' };
      return serveDynamic(request, response, `/${defaultEdition}/preview/${held.slug}`, headers);
    }
    if (held && address.kind === 'page' && address.status === 404) {
      const { status, body, headers } = previewRefusal('revoked');
      return sendText(response, status, body, { ...common, ...headers });
    }
    if (dev && address.kind !== 'redirect' && address.kind !== 'dynamic') {
      const { route, status, edition } = address.kind === 'page' ? address : unknownPage;
      return serveDynamic(request, response, route, personal, edition, status);
    }
    if (address.kind === 'dynamic') {
      const { route, edition } = address;
      const kept = keptQuery(route, query);
      if (kept !== undefined && !dev) {
        const inner = kept === '' ? route : `${route}?${kept}`;
        const make = async () => {
          const direct = makeDirectSearchFeed(newsroom, route, kept);
          return direct ? editionOf(direct, edition) : makeDynamic(request, inner, edition);
        };
        const documents = route === articleListRoute ? lists : searchFeeds;
        const { document, outcome } = await documents.get(`${edition ?? ''} ${inner}`, make);
        const about = { ...(document.status === 200 ? shared : notice), ...cacheHeaders(document, outcome) };
        return sendDocument(request, response, document, document.status, about);
      }
      const asked = query ? `${route}?${query}` : route;
      if (route !== leaveRoute) return serveDynamic(request, response, asked, notice, edition);
      const to = new URLSearchParams(query).getAll('to');
      const isKnown = await findDestination(newsroom, to, request.headers.cookie);
      if (isKnown) return serveDynamic(request, response, asked, leaving, edition);
      const { document, status } = await pages.get({ ...refusedLeave, edition });
      return sendDocument(request, response, document, status, leaving);
    }
    if (address.kind === 'redirect') {
      response.writeHead(address.status, {
        ...common,
        Location: address.location,
        'Cache-Control': cacheControl.notice,
      });
      response.end();
      return;
    }
    const page = address.kind === 'page' ? address : unknownPage;
    const revision = newsroom.revision;
    const { document, status, outcome } = await pages.get(page);
    if (status === 200 && query === '') known.rememberPage(path, cacheKey(page), revision);
    metrics.countDocument(outcome);
    const about = { ...(status === 200 ? shared : notice), ...cacheHeaders(document, outcome) };
    await sendDocument(request, response, document, status, about);
  }

  /** Media that nobody may see get the same page as any other unknown address. */
  async function isMissingMedia(request: IncomingMessage, path: string): Promise<boolean> {
    if (isProofPath(path)) return !hasProofFile(newsroom, path);
    if (!path.startsWith('/media/')) return false;
    const previewed = await previewedBy(newsroom, request.headers.cookie);
    return mediaFileAt(newsroom, path, previewed) === undefined;
  }

  async function serveDynamic(
    request: IncomingMessage,
    response: ServerResponse,
    route: string,
    headers: Record<string, string>,
    edition?: Edition,
    status?: number,
  ): Promise<void> {
    const made = await makeDynamic(request, route, edition).catch((error: unknown) => {
      if (!dev) throw error;
    });
    if (made) return sendDocument(request, response, made, status ?? made.status, headers);
    // Next's own page shows where the code is wrong.
    request.url = route;
    await next(request, response);
  }

  async function makeDynamic(request: IncomingMessage, route: string, edition?: Edition): Promise<Document> {
    const { host = 'localhost', cookie = '', referer = '' } = request.headers;
    const original = toDocument(route, await render(next, route, { host, cookie, referer }), []);
    return editionOf(original, edition);
  }

  function editionOf(original: Document, edition?: Edition): Document {
    return edition ? traditional.make(original, false) : original;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    response.on('close', () => {
      const { method, url } = request;
      const { statusCode: status } = response;
      const ms = performance.now() - started;
      metrics.countRequest(method ?? '', status, ms);
      log.info({ method, url: loggedAddress(url), status, ms: Math.round(ms) }, 'request');
    });
    try {
      await serve(request, response);
    } catch (error) {
      log.error({ err: error, url: loggedAddress(request.url) }, 'request failed');
      if (!response.headersSent) sendText(response, 500, 'Internal Server Error', common);
      else response.destroy();
    }
  }

  async function warm(path: string): Promise<void> {
    const address = resolveAddress(path, book);
    if (address?.kind === 'page' && address.status === 200) await pages.get(address);
  }

  return { handle, warm, answerKnown: (head) => known.answer(head) };
}

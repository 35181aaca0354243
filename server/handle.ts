import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDeskAddress } from '@/lib/desk/desk-address';
import { findDestination } from '@/lib/leave/destination';
import { previewAt, previewedBy } from '@/lib/preview/grant';
import { previewRefusal } from '@/lib/preview/refusal';
import { isProofPath } from '@/lib/provenance/proof-source';
import { hasProofFile } from '@/lib/provenance/served/proof-files';
import { tagsOfFile } from '@/lib/purge/cache-tag';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import {
  type AddressBook,
  articleListRoute,
  articleOfRoute,
  defaultEdition,
  type Edition,
  leaveRoute,
  refusedLeave,
  resolveAddress,
} from '@/lib/site/address';
import { mediaFileAt } from '@/lib/site/body-context';
import { handlerMethods, readerMethods } from '@/lib/site/methods';
import { readingSheetHeaders } from '@/lib/site/reading';
import { bearerMatches } from '@/lib/site/respond';
import { commonHeaders, leaveHeaders, ownUseHeaders, pageHeaders } from '@/lib/site/security-headers';
import { noteInTrace, traced } from '@/lib/site/tracing';
import { type ArticleViews, countedArticle } from './article-views';
import { AssetStore, assetHeaders } from './assets';
import { cacheControl, cacheHeaders, cacheStatus } from './cache-control';
import type { PageExchange } from './cluster/shared-pages';
import { serveDesk } from './desk';
import { type DevelopmentReload, isDevelopmentPath } from './dev-reload';
import { findDirect, sendDirect } from './direct-answers';
import { makeDirectSearchFeed } from './direct-pages';
import type { Document } from './document';
import { TraditionalEdition } from './edition';
import type { FastAnswer, Peer } from './fast-lane';
import { CacheTags } from './front/cache-tags';
import { addGauge } from './gauge';
import { findRefusal, lingerOver } from './http-limits';
import { KnownAnswers } from './known-answers';
import { clientOf, createLimiter } from './limits';
import { log, logFastRequest, loggedAddress } from './log';
import { type Metrics, maySeeMetrics } from './metrics';
import { cacheKey, PageStore, type RenderLimits, unknownPage } from './page-store';
import { toDocument } from './pages';
import { answerContentState, answerWebhook, contentPath, type PullParts, webhookPath } from './pull/answer';
import { keptQuery, QueryDocuments } from './query-documents';
import { readerOf } from './reader';
import { ReadingSheets } from './reading-sheets';
import { sendFailure, sendRefusal } from './refusal';
import { dropRouterVary, type NextHandler, render } from './render';
import { RenderWatch } from './render-watch';
import type { RequestFields, RequestHead } from './request-head';
import { requestKind } from './request-kind';
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
  metrics: Metrics;
  /** Undefined: nobody counts what is read. */
  views?: ArticleViews;
  /** Where there are several instances: the pages that they share. */
  exchange?: PageExchange;
  /** Where the content comes from a git remote. */
  pull?: PullParts;
  limits?: RenderLimits;
}

export interface PortalHandler {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Makes the page of a public path ready, without a request. */
  warm: (path: string) => Promise<void>;
  /** What the fast lane may send without asking further. */
  answerKnown: (head: RequestHead, peer: Peer) => FastAnswer | undefined;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

/** The request handler of the portal: decides by the index what an address is, then asks cache and Next for it. */
export async function createHandler({
  newsroom,
  book,
  next,
  publicFiles,
  dev,
  reload,
  metrics,
  views,
  exchange,
  pull,
  limits,
}: Portal): Promise<PortalHandler> {
  const { siteUrl, metricsSecret, revalidateSecret, trustProxy, slowRenderMs } = newsroom.environment;
  const forPages = pageHeaders(newsroom.environment);
  const assets = new AssetStore(newsroom.environment.assetsDir);
  const speculationRules = makeSpeculationRules();
  const sheets = await ReadingSheets.make();
  const limiter = createLimiter(newsroom.environment);
  // Apart, so that whoever reads all lists to their end leaves the feeds of others where they are.
  const [searchFeeds, lists] = [new QueryDocuments(newsroom), new QueryDocuments(newsroom)];
  const common = commonHeaders(siteUrl);
  const shared = { ...forPages, 'Cache-Control': cacheControl.page };
  const notice = { ...forPages, 'Cache-Control': cacheControl.notice };
  const personal = { ...forPages, 'Cache-Control': cacheControl.private };
  const leaving = { ...personal, ...leaveHeaders };
  const watch = new RenderWatch(slowRenderMs, (slow) => log.warn(slow, 'slow render'));
  const traditional = new TraditionalEdition(newsroom);
  const pages = new PageStore({
    newsroom,
    next,
    traditional,
    limits,
    exchange,
    watch,
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
  /** Whoever has the secret need not wait because of others behind his address who have not. */
  const knowsSecret = ({ headers }: IncomingMessage, path: string): boolean =>
    path === '/api/revalidate' &&
    revalidateSecret !== undefined &&
    bearerMatches(headers.authorization ?? null, revalidateSecret);
  const cacheTags = new CacheTags(newsroom.environment);
  const known = new KnownAnswers({
    newsroom,
    cache: pages.cache,
    sheets,
    headers,
    cacheTags,
    onServed: (kind, method, target, status) => {
      metrics.countFast(kind, method, status);
      logFastRequest(method, target, status);
    },
    onRead: (article, { forwarded, reader }: RequestFields, { remoteAddress = '' }: Peer) =>
      views?.count(article, reader, trustProxy && forwarded ? forwarded : remoteAddress),
  });
  metrics.register(watch);
  metrics.register({
    register: (registry) => {
      addGauge(
        registry,
        'kaiyuan_cache_bytes',
        'Bytes that the document cache holds',
        () => pages.cache.bytes,
      );
      addGauge(registry, 'kaiyuan_cache_documents', 'Documents in the cache', () => pages.cache.size);
    },
  });

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
    const wait = await limiter.request(request, path);
    if (wait !== undefined && !knowsSecret(request, path)) {
      return sendRefusal(request, response, 429, { ...common, 'Retry-After': String(wait) });
    }
    // Addresses with a slash at their end are redirected as all others.
    if (isDeskAddress(newsroom, path) && !path.endsWith('/')) {
      return serveDesk({ newsroom, next, limiter }, request, response, target);
    }
    if (path === '/metrics') {
      if (!readerMethods.includes(request.method ?? '')) {
        return sendText(response, 405, 'Method Not Allowed', { ...common, Allow: readerMethods.join(', ') });
      }
      if (maySeeMetrics(request, metricsSecret)) return metrics.send(response, common);
      return sendText(response, 401, 'Unauthorized', common);
    }
    if (path === webhookPath && request.method === 'POST') {
      return answerWebhook(request, response, pull, common);
    }
    if (path === contentPath && readerMethods.includes(request.method ?? '')) {
      if (maySeeMetrics(request, metricsSecret)) return answerContentState(response, pull, common);
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
      for (const [name, value] of Object.entries(cacheTags.fieldsOf(tagsOfFile(path)))) {
        response.setHeader(name, value);
      }
      if (publicFiles.has(path)) {
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        // Next answers 500 to ranges that cannot be met; icons are small enough to be sent whole (RFC 9110 §14.2).
        request.headers.range = undefined;
      }
      request.headers.host ??= 'localhost';
      request.url = query ? `${path}?${query}` : path;
      response.once('finish', () => void limiter.answered(request, path, response.statusCode));
      return next(request, response);
    }
    const held = await previewAt(newsroom, path, request.headers.cookie);
    if (held && !held.revoked) {
      const pause = await limiter.preview(request);
      if (pause !== undefined) {
        return sendRefusal(request, response, 429, { ...common, 'Retry-After': String(pause) });
      }
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
    if (status === 200 && query === '') known.rememberPage(path, page.route, cacheKey(page), revision);
    metrics.countDocument(outcome);
    noteInTrace({ 'kaiyuan.route': page.route, 'kaiyuan.document': outcome });
    // What changed while it was made would be kept in front after the purge: for that there are no tags and no time.
    const isPresent = outcome !== 'stale' && pages.cache.holds(cacheKey(page), document);
    const plain = { ...(status === 200 ? shared : notice), ...cacheHeaders(document, outcome) };
    const about = status === 200 && isPresent ? cacheTags.ofPage(document, plain) : plain;
    await sendDocument(request, response, document, status, about);
    const slug = articleOfRoute(page.route);
    if (slug !== undefined && request.method === 'GET' && response.statusCode === 200)
      countView(request, slug);
  }

  function countView(request: IncomingMessage, slug: string): void {
    const { headers: sent } = request;
    const reader = readerOf({
      agent: sent['user-agent'],
      purpose: String(sent['sec-purpose'] ?? sent.purpose ?? sent['x-moz'] ?? ''),
      destination: sent['sec-fetch-dest'] as string | undefined,
    });
    views?.count(countedArticle(slug), reader, clientOf(request, trustProxy));
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
    const rendered = await watch.time(route, () => render(next, route, { host, cookie, referer }));
    const original = toDocument(route, rendered, []);
    return editionOf(original, edition);
  }

  function editionOf(original: Document, edition?: Edition): Document {
    return edition ? traditional.make(original, false) : original;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    // Next is given inner paths in these.
    const { method = '', url = '' } = request;
    const kind = requestKind(pathOf(url));
    response.on('close', () => {
      const { statusCode: status } = response;
      const ms = performance.now() - started;
      metrics.countRequest(kind, method, status, ms);
      log.info({ method, url: loggedAddress(url), status, ms: Math.round(ms) }, 'request');
    });
    try {
      const about = { 'http.request.method': method, 'url.path': loggedAddress(pathOf(url)) };
      await traced(`${method} ${kind}`, about, async () => {
        await serve(request, response);
        noteInTrace({ 'http.response.status_code': response.statusCode });
      });
    } catch (error) {
      log.error({ err: error, url: loggedAddress(url) }, 'request failed');
      if (!response.headersSent) sendFailure(request, response, common);
      else response.destroy();
    }
  }

  async function warm(path: string): Promise<void> {
    const address = resolveAddress(path, book);
    if (address?.kind === 'page' && address.status === 200) await pages.get(address);
  }

  return { handle, warm, answerKnown: (head, peer) => known.answer(head, peer) };
}

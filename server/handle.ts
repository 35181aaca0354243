import type { IncomingMessage, ServerResponse } from 'node:http';
import { previewAt } from '@/lib/preview/grant';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Address, type AddressBook, defaultEdition, resolveAddress } from '@/lib/site/address';
import { messages } from '@/lib/site/messages';
import { handlerMethods, readerMethods } from '@/lib/site/methods';
import { createLimiter } from './limits';
import { log } from './log';
import { type NextHandler, type Rendered, render } from './render';
import { sendDocument, sendText } from './respond';

const publicPage = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
const privatePage = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };

/** Shown at every address that the index does not know; rendered once for all of them. */
const unknownPage = { kind: 'page', route: `/${defaultEdition}/not-found`, status: 404 } as const;

export interface Portal {
  newsroom: Newsroom;
  book: AddressBook;
  next: NextHandler;
  /** Paths of files in public/. */
  publicFiles: ReadonlySet<string>;
}

/** Path and query of a request target, or undefined when its percent-encoding is malformed. */
function splitTarget(target: string): { path: string; query: string } | undefined {
  const [path = '/', query = ''] = target.split(/\?(.*)/s, 2);
  try {
    decodeURIComponent(path);
    decodeURIComponent(query.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
  return path.startsWith('/') ? { path, query } : undefined;
}

/** The request handler of the portal: decides by the index what an address is, then asks Next for it. */
export function createHandler(
  portal: Portal,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { newsroom, book, next, publicFiles } = portal;
  const limited = createLimiter(newsroom.environment);
  const lastGood = new Map<string, Rendered>();

  async function renderPage(
    address: Extract<Address, { kind: 'page' }>,
  ): Promise<Rendered & { given: number }> {
    const rendered = await render(next, address.route, { host: 'localhost' });
    if (rendered.status === 404 && address.status === 200) return renderPage(unknownPage);
    if (rendered.status < 500) return { ...rendered, given: address.status };
    log.error({ route: address.route, status: rendered.status }, 'render failed');
    const kept = lastGood.get(address.route);
    if (kept) return { ...kept, given: address.status };
    const trouble = await render(next, `/${defaultEdition}/trouble`, { host: 'localhost' });
    return { ...trouble, given: 500 };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = splitTarget(request.url ?? '/');
    if (!target) return sendText(response, 400, 'Bad Request');
    const { path, query } = target;
    newsroom.catchUp();
    const wait = await limited(request, path);
    if (wait !== undefined) {
      return sendText(response, 429, messages.search.tooMany, { 'Retry-After': String(wait) });
    }
    if (publicFiles.has(path)) return next(request, response);
    const address = resolveAddress(path, book);
    if (!address) return sendText(response, 400, 'Bad Request');
    const allowed = address.kind === 'handler' ? handlerMethods(path) : readerMethods;
    if (allowed && !allowed.includes(request.method ?? '')) {
      return sendText(response, 405, 'Method Not Allowed', { Allow: allowed.join(', ') });
    }
    if (address.kind === 'handler' && allowed) {
      request.headers.host ??= 'localhost';
      return next(request, response);
    }
    const slug = await previewAt(newsroom, path, request.headers.cookie);
    if (slug !== undefined)
      return serveDynamic(request, response, `/${defaultEdition}/preview/${slug}`, '', privatePage);
    if (address.kind === 'dynamic') return serveDynamic(request, response, address.route, query, publicPage);
    if (address.kind === 'redirect') {
      response.writeHead(address.status, {
        Location: address.location,
        'Cache-Control': 'public, max-age=0, must-revalidate',
      });
      response.end();
      return;
    }
    const page: Extract<Address, { kind: 'page' }> =
      address.kind === 'page'
        ? address
        : { kind: 'page', route: `/${defaultEdition}/not-found`, status: 404 };
    const rendered = await renderPage(page);
    sendDocument(request, response, rendered, rendered.given, publicPage);
  }

  async function serveDynamic(
    request: IncomingMessage,
    response: ServerResponse,
    route: string,
    query: string,
    headers: Record<string, string>,
  ): Promise<void> {
    const rendered = await render(next, query ? `${route}?${query}` : route, {
      host: request.headers.host ?? 'localhost',
      cookie: request.headers.cookie ?? '',
    });
    sendDocument(request, response, rendered, rendered.status, headers);
  }

  return async (request, response) => {
    const started = performance.now();
    response.on('close', () => {
      const { method, url } = request;
      const { statusCode: status } = response;
      log.info(
        { method, url: url?.slice(0, 500), status, ms: Math.round(performance.now() - started) },
        'request',
      );
    });
    try {
      await serve(request, response);
    } catch (error) {
      log.error({ err: error, url: request.url }, 'request failed');
      if (!response.headersSent) sendText(response, 500, 'Internal Server Error');
      else response.destroy();
    }
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusedFolder, signInPath } from '@/lib/desk/desk-address';
import { passGate } from '@/lib/desk/gate';
import { bareHeaders } from '@/lib/desk/headers';
import { deskTexts } from '@/lib/desk/texts/desk';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { plainPage } from '@/lib/site/plain-page';
import { settleDocument, toDeskDocument } from './desk-document';
import { makeDocument } from './document';
import { allowSlowBody, lingerOver } from './http-limits';
import { clientOf, type Limiter } from './limits';
import { log } from './log';
import { sendRefusal } from './refusal';
import { dropRouterVary, type NextHandler, render } from './render';
import { sendDocument } from './send';
import type { Target } from './target';

function headersOf({ headers }: IncomingMessage): Headers {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) copied.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return copied;
}

async function sendRefused(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  lingerOver(request);
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

interface DeskServer {
  newsroom: Newsroom;
  next: NextHandler;
  limiter: Limiter;
}

/**
 * Everything below /desk: the gate decides, then Next answers. Readers' documents (live preview, the front page of a
 * future time) are sent as readers get them, without the framework's scripts.
 */
export async function serveDesk(
  { newsroom, next, limiter }: DeskServer,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
): Promise<void> {
  const client = clientOf(request, newsroom.environment.trustProxy);
  const method = request.method ?? '';
  const passage = await passGate(newsroom, { method, path, query, headers: headersOf(request), client });
  const known = passage.kind === 'passed' ? passage.person?.id : undefined;
  const wait = await limiter.desk(request, known);
  if (wait !== undefined) {
    const headers = { ...bareHeaders(newsroom.environment.siteUrl), 'Retry-After': String(wait) };
    lingerOver(request);
    return sendRefusal(request, response, 429, headers);
  }
  if (passage.kind === 'refused') return sendRefused(request, response, passage.response);
  const { person, toNext, headers, cookies, status, asDocument } = passage;
  Object.assign(request.headers, toNext);
  request.headers.host ??= 'localhost';
  request.url = query ? `${path}?${query}` : path;
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  const fromClient = { host: request.headers.host, cookie: request.headers.cookie ?? '' };
  if (asDocument) {
    const settled = person ? settleDocument(newsroom, person, path) : { goTo: signInPath };
    if ('goTo' in settled) {
      response.writeHead(307, { ...bareHeaders(newsroom.environment.siteUrl), Location: settled.goTo });
      response.end();
      return;
    }
    // Nothing in it carries a nonce: it is the same for its readers.
    const rendered = await render(next, request.url, fromClient);
    const document = await toDeskDocument(newsroom, request.url, rendered, settled.ahead);
    return sendDocument(request, response, document, document.status, headers);
  }
  const isApi = path.startsWith('/desk/api/');
  if (isApi && person) allowSlowBody(request);
  // What Next's router fetches, and development with its own page for errors, get Next's answer as it comes.
  if (isApi || request.headers.rsc !== undefined || process.env.NODE_ENV === 'development') {
    dropRouterVary(response);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return next(request, response);
  }
  const page = await renderPage(next, request.url, { ...fromClient, ...toNext }, status);
  const type = 'text/html; charset=utf-8';
  const document = makeDocument({ status: page.status, type, body: page.body, cacheTags: [] });
  return sendDocument(request, response, document, page.status, { ...headers, ...page.headers });
}

/**
 * A page of the desk, whole. Next sends one that ends in 403, 404 or an error without content, for scripts to fill; so
 * another stands in its place that says what happened.
 * @param status of a page that is there
 */
async function renderPage(
  next: NextHandler,
  url: string,
  asked: Record<string, string>,
  status: number,
): Promise<{ status: number; body: Buffer; headers: Record<string, string> }> {
  const rendered = await render(next, url, asked);
  const { location } = rendered.headers;
  const headers: Record<string, string> = location === undefined ? {} : { Location: location };
  if (rendered.status === 403 || rendered.status === 404) {
    const instead = await render(next, refusedFolder + rendered.status, asked);
    return { status: rendered.status, body: instead.body, headers };
  }
  if (rendered.status >= 500) {
    log.error({ path: url.split('?', 1)[0], status: rendered.status }, 'a page of the desk failed');
    const { failedTitle: title, failedHint: hint, toArticles: text } = deskTexts;
    const page = plainPage({ title, paragraphs: [hint], link: { href: '/desk', text } });
    return { status: rendered.status, body: Buffer.from(page), headers };
  }
  return { status: rendered.status === 200 ? status : rendered.status, body: rendered.body, headers };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { signInPath } from '@/lib/desk/desk-address';
import { passGate } from '@/lib/desk/gate';
import { bareHeaders } from '@/lib/desk/headers';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { settleDocument, toDeskDocument } from './desk-document';
import { lingerOver } from './http-limits';
import { clientOf } from './limits';
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

/**
 * Everything below /desk: the gate decides, then Next answers. Readers' documents (live preview, the front page of a
 * future time) are sent as readers get them, without the framework's scripts.
 */
export async function serveDesk(
  newsroom: Newsroom,
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
): Promise<void> {
  const client = clientOf(request, newsroom.environment.trustProxy);
  const method = request.method ?? '';
  const passage = await passGate(newsroom, { method, path, query, headers: headersOf(request), client });
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
  if (status !== 200) {
    // Next gives a page that is there 200, whatever it shows.
    const { body } = await render(next, request.url, { ...fromClient, ...toNext });
    response.writeHead(status, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  dropRouterVary(response);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return next(request, response);
}

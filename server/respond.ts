import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Rendered } from './render';

/** Headers that describe Next's inner working and mean nothing to a reader, and those set anew here. */
const inner =
  /^(?:x-nextjs-.*|x-powered-by|x-middleware.*|rsc|next-.*|date|connection|keep-alive|transfer-encoding|content-length|vary|cache-control|etag|link|set-cookie)$/;

/** True when the request's validator names this entity (RFC 9110 §13.1.2; weak comparison). */
export function matchesEtag(request: IncomingMessage, etag: string): boolean {
  const given = request.headers['if-none-match'];
  if (given === undefined) return false;
  return given === '*' || given.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}

/** Sends a rendered document with the status that its address has. */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  rendered: Rendered,
  status: number,
  extra: Record<string, string>,
): void {
  const etag = `"${createHash('sha1').update(rendered.body).digest('base64url')}"`;
  for (const [name, value] of Object.entries(rendered.headers)) {
    if (value !== undefined && !inner.test(name)) response.setHeader(name, value);
  }
  for (const [name, value] of Object.entries(extra)) response.setHeader(name, value);
  if (status === 200) response.setHeader('ETag', etag);
  if (status === 200 && matchesEtag(request, etag)) {
    response.statusCode = 304;
    response.removeHeader('Content-Type');
    response.end();
    return;
  }
  response.statusCode = status;
  response.setHeader('Content-Length', rendered.body.length);
  response.end(request.method === 'HEAD' ? undefined : rendered.body);
}

/** A short answer in plain text for requests that no page belongs to. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(`${text}\n`);
}

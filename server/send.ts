import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Document, etagOf } from './document';
import { acceptedEncodings, type Encoding } from './encodings';

/** The best coding that the client accepts and the document has. Identity is the fallback (RFC 9110 §12.5.3). */
function choose(document: Document, header: string | undefined): Encoding {
  for (const encoding of acceptedEncodings(header)) {
    if (document.bodies[encoding]) return encoding;
  }
  return 'identity';
}

/** Whether one of the entity tags names any form of this document; the coding suffix does not matter. */
function isKnown(document: Document, header: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => {
    const tag = candidate
      .trim()
      .replace(/^W\//, '')
      .replace(/^"|"$/g, '')
      .replace(/-(?:gz|br)$/, '');
    return tag === document.tag;
  });
}

/** RFC 9110 §13.2.2: If-None-Match decides when present, else If-Modified-Since. */
function isNotModified(request: IncomingMessage, document: Document): boolean {
  const match = request.headers['if-none-match'];
  if (match !== undefined) return isKnown(document, match);
  const since = request.headers['if-modified-since'];
  if (since === undefined || document.lastModified === undefined) return false;
  return Date.parse(document.lastModified) <= Date.parse(since);
}

/** The head of an answer, as Node takes it fastest: names and values in turn. */
function headOf(
  document: Document,
  encoding: Encoding,
  status: number,
  headers: Record<string, string>,
): string[] {
  const fields: Record<string, string> = { ...headers, ...document.headers };
  if (document.bodies.gzip) fields.Vary = 'Accept-Encoding';
  if (status === 200) {
    fields.ETag = etagOf(document, encoding);
    if (document.lastModified !== undefined) fields['Last-Modified'] = document.lastModified;
  }
  return Object.entries(fields).flat();
}

/** Heads of the common case: the same document, coding, status and headers, again and again. */
const heads = new WeakMap<Document, Map<string, string[]>>();

function rememberedHead(
  document: Document,
  encoding: Encoding,
  status: number,
  headers: Record<string, string>,
  key: string,
): string[] {
  const known = heads.get(document) ?? new Map<string, string[]>();
  heads.set(document, known);
  const name = `${key} ${encoding} ${status}`;
  const head = known.get(name) ?? headOf(document, encoding, status, headers);
  known.set(name, head);
  return head;
}

/**
 * Sends a document with full validators; HEAD gets the same headers without the body.
 * @param key names the set of headers when it is always the same, so that the head is put together once
 */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: Document,
  status: number,
  headers: Record<string, string>,
  key?: string,
): void {
  const encoding = choose(document, headerOf(request, 'accept-encoding'));
  const body = document.bodies[encoding] ?? document.bodies.identity;
  const head =
    key === undefined
      ? headOf(document, encoding, status, headers)
      : rememberedHead(document, encoding, status, headers, key);
  if (status === 200 && isNotModified(request, document)) {
    response.writeHead(304, head);
    response.end();
    return;
  }
  const about = ['Content-Type', document.type, 'Content-Length', String(body.length)];
  if (encoding !== 'identity') about.push('Content-Encoding', encoding);
  response.writeHead(status, [...head, ...about]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
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

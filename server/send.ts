import type { IncomingMessage, ServerResponse } from 'node:http';
import { compressFor, type Document } from './document';
import { acceptedEncodings } from './encodings';
import { chooseEncoding, fieldsOf, isNotModified } from './negotiate';

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Sends a document with full validators; HEAD gets the same headers without the body. */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: Document,
  status: number,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const asked = {
    encodings: acceptedEncodings(headerOf(request, 'accept-encoding')),
    ifNoneMatch: headerOf(request, 'if-none-match'),
    ifModifiedSince: headerOf(request, 'if-modified-since'),
    asPage: headerOf(request, 'sec-fetch-dest') === 'document',
  };
  await compressFor(document, asked.encodings);
  const encoding = chooseEncoding(document, asked.encodings);
  if (status === 200 && isNotModified(document, asked)) {
    response.writeHead(304, fieldsOf(document, encoding, 304, headers, asked.asPage));
    response.end();
    return;
  }
  response.writeHead(status, fieldsOf(document, encoding, status, headers, asked.asPage));
  response.end(
    request.method === 'HEAD' ? undefined : (document.bodies[encoding] ?? document.bodies.identity),
  );
}

/** A short answer in plain text for requests that no page belongs to. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(`${text}\n`);
}

import { createHash } from 'node:crypto';
import { type Encoding, isCompressible, isWorthwhile, toBrotli, toGzip } from './encodings';

/** A finished answer, as it is kept and sent: one body, its compressed forms and its validators. */
export interface Document {
  status: number;
  type: string;
  /** Quoted-string content of the strong ETag of the identity form; codings add a suffix. */
  tag: string;
  lastModified: string | undefined;
  headers: Record<string, string>;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
  /** Which brotli form it has: their bytes differ, so their validators do. */
  brotli: 'quick' | 'best';
  cacheTags: readonly string[];
  /** When it was made, in milliseconds since 1970. */
  madeAt: number;
}

const suffixes: Record<Encoding, string> = { identity: '', gzip: '-gz', br: '-br' };

/** @param asPage in the form that a browser shows as a page, see {@link pageTypeOf} */
export function etagOf(document: Document, encoding: Encoding, asPage = false): string {
  const { tag, brotli } = document;
  const form = asPage && pageTypeOf(document) ? '-page' : '';
  const suffix = encoding === 'br' && brotli === 'quick' ? '-bq' : suffixes[encoding];
  return `"${tag}${form}${suffix}"`;
}

/**
 * The type under which browsers show a feed with its style sheet: under its own Chromium shows it as plain text, without
 * looking at the sheet. Undefined for documents that have no such second type.
 */
export function pageTypeOf({ type }: Document): string | undefined {
  return /^application\/(?:rss|atom)\+xml\b/.test(type) ? 'application/xml; charset=utf-8' : undefined;
}

/** Bytes that a document holds. */
export function weightOf({ bodies, headers }: Document): number {
  const held = Object.values(bodies).reduce((sum, body) => sum + body.length, 0);
  return held + JSON.stringify(headers).length + 512;
}

interface Made {
  status: number;
  type: string;
  lastModified?: string;
  headers?: Record<string, string>;
  body: Buffer;
  cacheTags: readonly string[];
}

/** Makes a document, with compressed forms that are made fast, so that the first reader on a slow line is served well. */
export async function makeDocument(made: Made): Promise<Document> {
  const { status, type, lastModified, headers = {}, body, cacheTags } = made;
  const document: Document = {
    status,
    type,
    tag: createHash('sha1').update(body).digest('base64url'),
    lastModified,
    headers,
    bodies: { identity: body },
    brotli: 'quick',
    cacheTags,
    madeAt: Date.now(),
  };
  if (!isCompressible(type) || !isWorthwhile(body)) return document;
  const [gzip, br] = await Promise.all([toGzip(body), toBrotli(body, 'quick')]);
  document.bodies.gzip = gzip;
  if (br.length < gzip.length) document.bodies.br = br;
  return document;
}

/** Puts the best brotli form in the place of the quick one, when it is smaller. */
export async function addBrotli(document: Document): Promise<void> {
  const { identity, gzip } = document.bodies;
  if (!gzip || document.brotli === 'best') return;
  const br = await toBrotli(identity, 'best');
  if (br.length >= (document.bodies.br ?? gzip).length) return;
  document.bodies.br = br;
  document.brotli = 'best';
}

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
  /** Whether it has compressed forms too; each is made when somebody first takes it. */
  compressible: boolean;
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

/** Share of a body that a compressed form takes, about, as long as it is not made. */
const usualShare = 0.4;

/** Bytes that a document holds, or will when all its forms are made. */
export function weightOf({ bodies, headers, compressible }: Document): number {
  const { identity, gzip, br } = bodies;
  const forecast = compressible ? Math.ceil(identity.length * usualShare) : 0;
  const held = identity.length + (gzip?.length ?? forecast) + (br?.length ?? forecast);
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

/** What a document's validators begin with. */
export function digestOf(body: Buffer): string {
  return createHash('sha1').update(body).digest('base64url');
}

export function makeDocument({ status, type, lastModified, headers = {}, body, cacheTags }: Made): Document {
  return {
    status,
    type,
    tag: digestOf(body),
    lastModified,
    headers,
    bodies: { identity: body },
    compressible: isCompressible(type) && isWorthwhile(body),
    brotli: 'quick',
    cacheTags,
    madeAt: Date.now(),
  };
}

/** Of a coding that is being made or is made already, also when its form is not worth having. */
const made = new WeakMap<Document, Map<Encoding, Promise<void>>>();

/** Whether the coding that a client takes first needs no more work. @param accepted its codings, the best first */
export function isReadyFor(document: Document, [best = 'identity']: readonly Encoding[]): boolean {
  return best === 'identity' || !document.compressible || document.bodies[best] !== undefined;
}

/**
 * Makes the form that a client takes first, fast: a first reader waits for no other. Whoever asks meanwhile waits for the
 * same work.
 */
export async function compressFor(document: Document, accepted: readonly Encoding[]): Promise<void> {
  const [best = 'identity'] = accepted;
  if (best === 'identity' || isReadyFor(document, accepted)) return;
  const forms = made.get(document) ?? new Map<Encoding, Promise<void>>();
  made.set(document, forms);
  const running = forms.get(best) ?? compress(document, best);
  forms.set(best, running);
  await running;
}

async function compress(document: Document, coding: 'gzip' | 'br'): Promise<void> {
  const { bodies } = document;
  const form = await (coding === 'gzip' ? toGzip(bodies.identity) : toBrotli(bodies.identity, 'quick'));
  // A better one may have come meanwhile.
  bodies[coding] ??= form;
}

/** Makes all forms, with the best brotli in the place of the quick one when it is smaller. */
export async function compressBest(document: Document): Promise<void> {
  if (!document.compressible || document.brotli === 'best') return;
  const { bodies } = document;
  await compressFor(document, ['gzip']);
  const br = await toBrotli(bodies.identity, 'best');
  if (bodies.br && br.length >= bodies.br.length) return;
  bodies.br = br;
  document.brotli = 'best';
}

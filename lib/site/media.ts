import { createReadStream, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { lookup } from 'mrmime';
import parseRange from 'range-parser';
import { folderOf } from '@/lib/content/tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { versionOf } from './picture-size';

/** Media: files of `media/`, and files beside an article for as long as the article is visible. */

export interface MediaFile {
  /** Below the content tree. */
  relative: string;
  absolute: string;
  /** Size in bytes, and time of the last change in milliseconds. */
  stat: { size: number; mtimeMs: number };
  type: string;
  /** Files beside an article leave with it, so caches may not keep them long. */
  owned: boolean;
  /** Shown to an editor only: the article beside which it lies is not public. */
  preview: boolean;
}

/** How long caches may keep an answer. */
export const lifetimes = {
  /** The address names the version of the file. */
  versioned: 'public, max-age=31536000, immutable',
  plain: 'public, max-age=3600, stale-while-revalidate=86400',
  /** What may have to leave caches within minutes. */
  brief: 'public, max-age=60, must-revalidate',
  preview: 'private, no-store',
} as const;

/** Keep active content inert, and let feed readers and other sites show pictures. */
export const inertHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

const textTypes = /^(?:text\/|application\/(?:json|xml))/;

/**
 * Finds the file behind `/media/<segments>`.
 * @param previewed slug whose own files are allowed although it is not visible
 */
export function findMedia(
  newsroom: Newsroom,
  segments: readonly string[],
  previewed?: string,
): MediaFile | undefined {
  const unsafe = segments.some((part) => part === '' || part.startsWith('.') || /[\\/\0]/.test(part));
  if (unsafe || segments.length === 0) return undefined;
  const owned = segments[0] === 'articles';
  const [, slug = '', ...rest] = segments;
  const visible = !owned || newsroom.queries.lookUp(slug).state === 'visible';
  if (!visible && slug !== previewed) return undefined;
  const relative = owned ? besideArticle(newsroom, slug, rest) : `media/${segments.join('/')}`;
  if (relative === undefined || relative.endsWith('.mdx')) return undefined;
  const absolute = newsroom.tree.absolute(relative);
  try {
    const root = realpathSync(newsroom.tree.root);
    const real = realpathSync(absolute);
    const stat = statSync(real);
    if (!stat.isFile() || !real.startsWith(root + path.sep)) return undefined;
    const type = lookup(absolute) ?? 'application/octet-stream';
    return {
      relative,
      absolute: real,
      stat,
      type: textTypes.test(type) ? `${type}; charset=utf-8` : type,
      owned,
      preview: !visible,
    };
  } catch {
    return undefined;
  }
}

/** A folder inside that is an article of its own keeps its files to itself: they have another gate. */
function besideArticle({ store, tree }: Newsroom, slug: string, rest: readonly string[]): string | undefined {
  // The file that the index serves; a draft with errors has never been served.
  const file = store.articleBySlug(slug)?.path ?? store.filesOfSlug(slug)[0];
  const folder = file && folderOf(file);
  if (!folder || rest.length === 0) return undefined;
  const foreign = rest.some((_, depth) => {
    return depth > 0 && tree.stat(`${folder}/${rest.slice(0, depth).join('/')}/index.mdx`) !== undefined;
  });
  return foreign ? undefined : `${folder}/${rest.join('/')}`;
}

/** How long caches may keep what the request asks for: for ever when its address names the file's present version. */
export function mediaLifetime(file: MediaFile, request: Request): string {
  if (file.preview) return lifetimes.preview;
  if (file.owned) return lifetimes.brief;
  const version = new URL(request.url).searchParams.get('v');
  if (version === null) return lifetimes.plain;
  return version === versionOf(file.stat) ? lifetimes.versioned : lifetimes.brief;
}

/** Answers a GET or HEAD for a file: validators, one byte range, and headers that keep active content inert. */
export function mediaResponse(
  file: MediaFile,
  request: Request,
  lifetime: string = mediaLifetime(file, request),
): Response {
  const { size, mtimeMs } = file.stat;
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const modified = new Date(Math.floor(mtimeMs / 1000) * 1000);
  const headers = new Headers({
    ...inertHeaders,
    'Content-Type': file.type,
    'Cache-Control': lifetime,
    ETag: etag,
    'Last-Modified': modified.toUTCString(),
    'Accept-Ranges': 'bytes',
  });
  if (isFresh(request, etag, modified)) return new Response(null, { status: 304, headers });
  const range = request.method === 'GET' ? request.headers.get('range') : null;
  const ifRange = request.headers.get('if-range');
  const wanted =
    range && (!ifRange || ifRange === etag)
      ? parseRange(size, wholeSuffix(range, size), { combine: true })
      : undefined;
  if (wanted === -1) {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const part =
    Array.isArray(wanted) && wanted.type === 'bytes' && wanted.length === 1 ? wanted[0] : undefined;
  const { start, end } = part ?? { start: 0, end: size - 1 };
  headers.set('Content-Length', String(size === 0 ? 0 : end - start + 1));
  if (part) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  const status = part ? 206 : 200;
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers });
  return new Response(webStream(file.absolute, start, end), { status, headers });
}

function webStream(file: string, start: number, end: number): ReadableStream<Uint8Array> {
  const source = createReadStream(file, { start, end });
  const reader = Readable.toWeb(source).getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  });
}

/** A suffix longer than the file means all of it (RFC 9110 §14.1.2); range-parser refuses it. */
function wholeSuffix(range: string, size: number): string {
  const suffix = /^bytes=-(\d+)$/.exec(range)?.[1];
  return suffix !== undefined && Number(suffix) > size && size > 0 ? 'bytes=0-' : range;
}

/** RFC 9110 §13.2.2: If-None-Match decides when present, else If-Modified-Since where there is a date. */
export function isFresh(request: Request, etag: string, modified?: Date): boolean {
  const match = request.headers.get('if-none-match');
  if (match !== null) {
    return (
      match === '*' || match.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
    );
  }
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return modified !== undefined && !Number.isNaN(since) && modified.getTime() <= since;
}

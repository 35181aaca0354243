import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Encoding = 'identity' | 'gzip' | 'br';

/** Below this a compressed body is hardly smaller than its headers. */
const worthwhile = 256;

export function isCompressible(type: string): boolean {
  return /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)|image\/svg)/.test(type);
}

export function isWorthwhile(body: Buffer): boolean {
  return body.length >= worthwhile;
}

/** Pages are small and weighed; feeds and sitemaps are not, and somebody is waiting for them. */
const mostOfPage = 32 * 1024;

/** For what is large, two thirds of the time for a thirtieth more. */
export function toGzip(body: Buffer): Promise<Buffer> {
  return compressGzip(body, { level: body.length <= mostOfPage ? 6 : 4 });
}

/**
 * For the first reader: smaller than gzip, in the same time. The next step takes more than twice as long for a fiftieth
 * less.
 */
function quickFor(bytes: number): number {
  return bytes <= mostOfPage ? 7 : 6;
}

/** The best brotli has; fifty times slower. */
const best = 11;

/** Bits of a window that holds the whole body: a larger one compresses no better and takes megabytes for each job. */
function windowFor(bytes: number): number {
  const { BROTLI_MIN_WINDOW_BITS: least, BROTLI_MAX_WINDOW_BITS: most } = constants;
  return Math.min(most, Math.max(least, Math.ceil(Math.log2(bytes + 16))));
}

/** Made once per render and quality, in the thread pool. */
export function toBrotli(body: Buffer, speed: 'quick' | 'best'): Promise<Buffer> {
  return compressBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: speed === 'quick' ? quickFor(body.length) : best,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(body.length),
    },
  });
}

const preferences = new LRUCache<string, Encoding[]>({ max: 500 });
const offered: Encoding[] = ['br', 'gzip', 'identity'];

function isEncoding(name: unknown): name is Encoding {
  return name === 'br' || name === 'gzip' || name === 'identity';
}

/** Codings that a client accepts, best first, after its q-values (RFC 9110 §12.5.3). Without the header: identity. */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  if (header === undefined) return ['identity'];
  const known = preferences.get(header);
  if (known) return known;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } });
  // The second parameter came with version 1.0 and is not in the published types.
  const named: unknown = Reflect.apply(negotiator.encodings, negotiator, [offered, { preferred: offered }]);
  const accepted = Array.isArray(named) ? named.filter(isEncoding) : [];
  preferences.set(header, accepted);
  return accepted;
}

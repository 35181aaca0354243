import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, type Stats } from 'node:fs';
import { imageSize } from 'image-size';
import { LRUCache } from 'lru-cache';
import type { MediaFile } from './media';
import { type PictureFacts, type RasterKind, rasterKinds } from './picture-address';

const known = new LRUCache<string, PictureFacts | 'none'>({ max: 20_000 });

/** Larger files are not read for their size alone, and nothing is made of them. */
const maxBytes = 32 * 1024 * 1024;
/** Nearly always holds the size; cameras put previews and colour profiles before it. */
const headBytes = 256 * 1024;
/** A picture that takes more memory than this when it is unpacked is served as it is. */
export const maxPixels = 64_000_000;
/** WebP has 14 bits for a side. */
const maxSide = 16_383;

/** Increase when settings of the encoder change: variants are made anew and get new addresses. */
export const encoderVersion = 1;

/** Short digest that changes with the file and with what is made of it. */
export function versionOf({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): string {
  const digest = createHash('sha1').update(`${size} ${mtimeMs} ${encoderVersion}`).digest('base64url');
  return digest.slice(0, 10);
}

/** What pages need to place a picture file, remembered until it changes; undefined for anything that is no picture. */
export function pictureFactsOf(file: MediaFile): PictureFacts | undefined {
  const { absolute, stat, type } = file;
  if (!type.startsWith('image/') || stat.size > maxBytes) return undefined;
  const key = `${absolute} ${stat.size} ${stat.mtimeMs}`;
  const found = known.get(key);
  if (found) return found === 'none' ? undefined : found;
  const measured = measure(absolute, stat.size);
  // Beside an article nothing is cached for long: drawings need no version there.
  const versioned = measured && (measured.raster || !file.owned);
  const facts = versioned ? { ...measured, version: versionOf(stat) } : measured;
  known.set(key, facts ?? 'none');
  return facts;
}

function measure(file: string, bytes: number): PictureFacts | undefined {
  try {
    const head = readHead(file);
    try {
      return factsIn(head);
    } catch {
      return bytes > head.length ? factsIn(readFileSync(file)) : undefined;
    }
  } catch {
    return undefined;
  }
}

function readHead(file: string): Uint8Array {
  const buffer = Buffer.alloc(headBytes);
  const opened = openSync(file, 'r');
  try {
    return buffer.subarray(0, readSync(opened, buffer, 0, headBytes, 0));
  } finally {
    closeSync(opened);
  }
}

/** @throws when the bytes do not hold the size */
function factsIn(bytes: Uint8Array): PictureFacts {
  const { width, height, orientation = 1, type } = imageSize(bytes);
  if (!(width > 0 && height > 0)) throw new Error('no size');
  const raster = rasterKindOf(type, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const fits = width * height <= maxPixels && Math.max(width, height) <= maxSide;
  return {
    ...(orientation >= 5 ? { width: height, height: width } : { width, height }),
    ...(raster && fits ? { raster } : {}),
  };
}

/** Pictures that move are served as they are. The kind is the one that the bytes show, not the one of the name. */
function rasterKindOf(type: string | undefined, bytes: Buffer): RasterKind | undefined {
  const kind = rasterKinds.find((name) => name === (type === 'jpg' ? 'jpeg' : type));
  if (kind === 'png' && isAnimatedPng(bytes)) return undefined;
  // The animation flag of the extended header (RFC 9649 §2.7).
  if (kind === 'webp' && bytes.toString('latin1', 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0) {
    return undefined;
  }
  // An image sequence says so among the brands of its file type box.
  if (kind === 'avif' && bytes.toString('latin1', 8, 64).includes('avis')) return undefined;
  return kind;
}

/** APNG: an acTL chunk before the first IDAT. */
function isAnimatedPng(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.toString('latin1', at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

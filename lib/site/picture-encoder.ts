import { readFile, stat } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { MediaFile } from './media';
import { cropSize, type RasterKind, type Variant } from './picture-address';
import { maxPixels, pictureFactsOf } from './picture-size';

/** libvips gives up on a picture after this. */
const timeoutSeconds = 15;

/**
 * AVIF at effort 1 is a third smaller than WebP for little more time; the usual effort 4 takes ten times as long
 * (docs/decisions/0012-pictures.md).
 */
const encoders: Record<RasterKind, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 50, effort: 1 }),
  webp: (picture) => picture.webp({ quality: 76, effort: 4 }),
  jpeg: (picture) => picture.jpeg({ quality: 78, progressive: true }),
  png: (picture) => picture.png({ compressionLevel: 9 }),
};

let loading: Promise<typeof import('sharp').default> | undefined;

/** Loaded with the first picture, so that a machine without it still serves originals. */
export function loadSharp(): Promise<typeof import('sharp').default> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Each picture is read once and takes one thread: pages come first.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loading;
}

/**
 * Reads a picture: upright, in sRGB, without any metadata (where it was taken, by whom, with what).
 * @throws when the picture is changing under our hands; later when it is broken, too large or takes too long
 */
export async function openPicture(file: MediaFile): Promise<Sharp> {
  const sharp = await loadSharp();
  const bytes = await readFile(file.absolute);
  const { size, mtimeMs } = await stat(file.absolute);
  if (size !== file.stat.size || mtimeMs !== file.stat.mtimeMs || bytes.length !== size) {
    throw new Error('the picture was replaced meanwhile');
  }
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: timeoutSeconds })
    .autoOrient();
}

/** @throws as `openPicture`, and when a crop is asked for that is not offered */
export async function encodeVariant(file: MediaFile, variant: Variant): Promise<Buffer> {
  const picture = await openPicture(file);
  const { width, format, ratio } = variant;
  if (!ratio) return encoders[format](picture.resize({ width, withoutEnlargement: true })).toBuffer();
  const facts = pictureFactsOf(file);
  const size = facts && cropSize(facts, ratio);
  if (!size) throw new Error('no such crop');
  // JPEG has no transparency; attention looks for edges, saturated colours and skin.
  const crop = picture
    .resize({ ...size, fit: 'cover', position: 'attention' })
    .flatten({ background: '#fff' });
  return encoders[format](crop).toBuffer();
}

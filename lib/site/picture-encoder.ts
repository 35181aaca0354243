import { readFile, stat } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { MediaFile } from './media';
import type { RasterKind, Variant } from './picture-address';
import { maxPixels } from './picture-size';

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
function loadSharp(): Promise<typeof import('sharp').default> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Each picture is read once and takes one thread: pages come first.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loading;
}

/**
 * Makes a variant: upright, in sRGB, without any metadata (where it was taken, by whom, with what).
 * @throws when the picture is broken, too large, changing under our hands or takes too long
 */
export async function encodeVariant(file: MediaFile, { width, format }: Variant): Promise<Buffer> {
  const sharp = await loadSharp();
  const bytes = await readFile(file.absolute);
  const { size, mtimeMs } = await stat(file.absolute);
  if (size !== file.stat.size || mtimeMs !== file.stat.mtimeMs || bytes.length !== size) {
    throw new Error('the picture was replaced meanwhile');
  }
  const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize({ width, withoutEnlargement: true });
  return encoders[format](picture).toBuffer();
}

/**
 * Addresses of a picture and of its variants: `/media/a.jpg?v=<version>&w=<width>&f=<format>`. The version follows
 * the file, so that an address may be cached for ever and a replaced file is asked for under another one.
 */

/** Kinds of pictures that variants are made of; also formats that variants can have. */
export const rasterKinds = ['avif', 'webp', 'jpeg', 'png'] as const;
export type RasterKind = (typeof rasterKinds)[number];

/** What a page must know of a picture file to place it. */
export interface PictureFacts {
  width: number;
  height: number;
  /** Changes with the file; absent where the address stays plain. */
  version?: string;
  /** Present when variants are offered. */
  raster?: RasterKind;
}

/** Crops for search results: the three that Google asks for in structured data of articles. */
export const cropRatios = ['1x1', '4x3', '16x9'] as const;
export type CropRatio = (typeof cropRatios)[number];

export interface Variant {
  width: number;
  format: RasterKind;
  /** Cut to this ratio around what draws the eye. */
  ratio?: CropRatio;
}

/** Widths in pixels that variants can have. The list is short because each width is one more file and one more miss. */
const widths = [320, 640, 960, 1280, 1920];

/**
 * Widths offered for a picture: the listed ones below its own, and the next one, which gives its own width,
 * unless it has hardly more pixels than the one before. A picture as narrow as the narrowest is served as it is.
 */
export function offeredWidths(own: number): number[] {
  if (own <= 320) return [];
  return widths.filter((_, index) => index === 0 || (widths[index - 1] ?? 0) < own * 0.9);
}

/** The newer formats, best first; a browser takes the first that it knows, or else the picture's own kind. */
export function newerFormats(kind: RasterKind): RasterKind[] {
  return kind === 'webp' ? ['avif'] : ['avif', 'webp'];
}

/** Google recommends a width of 1200; crops are not offered in others. */
const cropWidth = 1200;
/** Networks show a picture large from 600 pixels on; Google's least, 50,000 pixels, is below that. */
const leastCropWidth = 600;
const cropFormat: RasterKind = 'jpeg';

/** Size of the largest crop up to 1200 pixels wide, never larger than the original; undefined when it would be small. */
export function cropSize(
  { width, height, raster }: PictureFacts,
  ratio: CropRatio,
): { width: number; height: number } | undefined {
  const [across = 1, down = 1] = ratio.split('x').map(Number);
  const cropped = Math.min(cropWidth, width, Math.floor((height * across) / down));
  if (!raster || cropped < leastCropWidth) return undefined;
  return { width: cropped, height: Math.round((cropped * down) / across) };
}

/** The crops of a picture with their addresses and pixel sizes; none when it is small, drawn or moving. */
export function cropsOf(src: string, facts: PictureFacts): { src: string; width: number; height: number }[] {
  return cropRatios.flatMap((ratio) => {
    const size = cropSize(facts, ratio);
    const variant = { width: cropWidth, format: cropFormat, ratio };
    return size ? [{ src: variantAddress(src, facts.version, variant), ...size }] : [];
  });
}

export function isOffered(facts: PictureFacts, variant: Variant): boolean {
  const { width, raster } = facts;
  if (variant.ratio) {
    const { format } = variant;
    return variant.width === cropWidth && format === cropFormat && !!cropSize(facts, variant.ratio);
  }
  if (!raster || !offeredWidths(width).includes(variant.width)) return false;
  return variant.format === raster || newerFormats(raster).includes(variant.format);
}

export function versionedAddress(src: string, version: string | undefined): string {
  return version ? `${src}?v=${version}` : src;
}

/** Blanks and commas divide a srcset: every segment is encoded, whatever the editor wrote. */
function encoded(src: string): string {
  return src
    .split('/')
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join('/');
}

export function variantAddress(src: string, version = '', { width, format, ratio }: Variant): string {
  return `${encoded(src)}?v=${version}&w=${width}${ratio ? `&r=${ratio}` : ''}&f=${format}`;
}

/** All offered widths of one format with their true pixel widths; undefined when nothing is offered. */
export function srcSetOf(src: string, facts: PictureFacts, format: RasterKind): string | undefined {
  const offered = facts.raster ? offeredWidths(facts.width) : [];
  const candidates = offered.map((width) => {
    return `${variantAddress(src, facts.version, { width, format })} ${Math.min(width, facts.width)}w`;
  });
  return candidates.length > 0 ? candidates.join(', ') : undefined;
}

/** The largest variant up to `width` in the picture's own kind, for places that take one address only. */
export function singleAddress(src: string, facts: PictureFacts, width: number): string {
  const fitting = facts.raster
    ? offeredWidths(facts.width).findLast((offered) => offered <= width)
    : undefined;
  if (!facts.raster || fitting === undefined) return versionedAddress(src, facts.version);
  return variantAddress(src, facts.version, { width: fitting, format: facts.raster });
}

/** The variant that a query asks for: undefined for none, `unknown` for one that nobody offers. */
export function askedVariant(query: URLSearchParams): Variant | 'unknown' | undefined {
  const named = ['w', 'f', 'r'].map((name) => query.getAll(name));
  if (named.every((values) => values.length === 0)) return undefined;
  if (named.some((values) => values.length > 1)) return 'unknown';
  const width = [...widths, cropWidth].find((known) => String(known) === query.get('w'));
  const format = rasterKinds.find((known) => known === query.get('f'));
  const ratio = cropRatios.find((known) => known === query.get('r'));
  if (!width || !format || (query.has('r') && !ratio)) return 'unknown';
  return { width, format, ...(ratio && { ratio }) };
}

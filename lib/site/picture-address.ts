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

export interface Variant {
  width: number;
  format: RasterKind;
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

export function isOffered({ width, raster }: PictureFacts, variant: Variant): boolean {
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

export function variantAddress(src: string, version = '', { width, format }: Variant): string {
  return `${encoded(src)}?v=${version}&w=${width}&f=${format}`;
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
  if (!query.has('w') && !query.has('f')) return undefined;
  const [asked = '', ...further] = [...query.getAll('w'), ...query.getAll('f').slice(1)];
  const width = widths.find((known) => String(known) === asked);
  const format = rasterKinds.find((known) => known === query.get('f'));
  return width && format && further.length === 0 ? { width, format } : 'unknown';
}

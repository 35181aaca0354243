import { newerFormats, type PictureFacts, srcSetOf, versionedAddress } from '@/lib/site/picture-address';

export interface PictureImageProps {
  src: string;
  alt: string;
  /** Of the file behind `src`; without them (another site, a missing file) the address stands alone. */
  facts?: PictureFacts;
  /** How wide the layout shows it, as in the `sizes` attribute. */
  sizes: string;
  /** Above the fold: loaded at once and first. */
  priority?: boolean;
  /** Its width follows the layout, never the file, so that the browser may choose by the width it really has. */
  fluid?: boolean;
  className?: string;
  title?: string;
}

/**
 * An image that keeps its place before it is loaded, in the newest format and the least width that will do.
 * `src` stays the original: for search engines, for saving, and for browsers that know nothing newer.
 */
export function PictureImage({
  src,
  alt,
  facts,
  sizes,
  priority = false,
  fluid = false,
  className,
  title,
}: PictureImageProps) {
  const { raster, width, height } = facts ?? {};
  const srcSet = facts && raster && srcSetOf(src, facts, raster);
  const shown = srcSet && (fluid && !priority ? `auto, ${sizes}` : sizes);
  const image = (
    <img
      src={versionedAddress(src, facts?.version)}
      srcSet={srcSet}
      sizes={shown}
      alt={alt}
      className={className}
      title={title}
      loading={priority ? undefined : 'lazy'}
      fetchPriority={priority ? 'high' : undefined}
      decoding={priority ? undefined : 'async'}
      width={width}
      height={height}
    />
  );
  if (!srcSet || !facts || !raster) return image;
  return (
    <picture>
      {newerFormats(raster).map((format) => (
        <source key={format} type={`image/${format}`} srcSet={srcSetOf(src, facts, format)} sizes={shown} />
      ))}
      {image}
    </picture>
  );
}

import type { Picture as PictureData } from '@/lib/content/types';

export interface PictureProps {
  picture: PictureData;
  /** Above the fold: loaded at once and first. */
  priority?: boolean;
  /** The text beside it says the same: hidden from screen readers. */
  decorative?: boolean;
  sizes?: string;
  className?: string;
}

/** A plain image that keeps its place before it is loaded. */
export function Picture({ picture, priority = false, decorative = false, sizes, className }: PictureProps) {
  return (
    <img
      src={picture.src}
      alt={decorative ? '' : picture.alt}
      width={picture.width}
      height={picture.height}
      sizes={sizes}
      className={className}
      loading={priority ? undefined : 'lazy'}
      fetchPriority={priority ? 'high' : undefined}
      decoding="async"
    />
  );
}

import type { Picture as PictureData } from '@/lib/content/types';
import { mediaFileAt } from '@/lib/site/body-context';
import { getNewsroom, hasNewsroom } from '@/lib/site/newsroom';
import type { PictureFacts } from '@/lib/site/picture-address';
import { pictureFactsOf } from '@/lib/site/picture-size';
import { PictureImage } from './picture-image';

export interface PictureProps {
  picture: PictureData;
  /** Above the fold: loaded at once and first. */
  priority?: boolean;
  /** The text beside it says the same: hidden from screen readers. */
  decorative?: boolean;
  /** How wide the layout shows it; the default suits cards. */
  sizes?: string;
  className?: string;
}

/**
 * Cards stand beside their picture or below it, so this is a middle for browsers that cannot measure the place
 * themselves (`sizes=auto`).
 */
const cardSizes = '(min-width: 44rem) 22rem, 45vw';

/** A picture of an article or a topic. */
export function Picture({
  picture,
  priority,
  decorative = false,
  sizes = cardSizes,
  className,
}: PictureProps) {
  return (
    <PictureImage
      src={picture.src}
      alt={decorative ? '' : picture.alt}
      facts={factsOf(picture)}
      sizes={sizes}
      priority={priority}
      fluid
      className={className}
    />
  );
}

/** Of the file as it is at this moment; a page made from it is made anew when the file changes. */
function factsOf({ src, width, height }: PictureData): PictureFacts | undefined {
  const file = hasNewsroom() ? mediaFileAt(getNewsroom(), src) : undefined;
  const found = file && pictureFactsOf(file);
  if (found) return found;
  return width && height ? { width, height } : undefined;
}

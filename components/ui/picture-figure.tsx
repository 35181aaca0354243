import type { Picture as PictureData } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';
import { Picture } from './picture';
import { PictureZoom } from './picture-zoom';

/** As wide as a column of text; on the front page, below its three columns, as wide as the page. */
const figureSizes = '(min-width: 66rem) 43rem, 92vw';

interface PictureFigureProps {
  picture: PictureData;
  priority?: boolean;
  /** Opens in full size. */
  zoom?: boolean;
  /** Of the article that it stands in. */
  language?: string | undefined;
}

/** A picture with its caption and credit, when it has them. */
export function PictureFigure({ picture, priority = false, zoom = false, language }: PictureFigureProps) {
  const { caption, credit } = picture;
  const image = <Picture picture={picture} priority={priority} sizes={figureSizes} />;
  return (
    <figure className="figure">
      {zoom ? <PictureZoom language={language}>{image}</PictureZoom> : image}
      {(caption || credit) && (
        <figcaption className="figure-caption">
          {caption && <span className="figure-text">{caption}</span>}
          {credit && <span className="figure-credit">{textsOf(language).mdx.credit(credit)}</span>}
        </figcaption>
      )}
    </figure>
  );
}

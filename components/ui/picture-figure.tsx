import type { Picture as PictureData } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';
import { Picture } from './picture';

/** As wide as a column of text; on the front page, below its three columns, as wide as the page. */
const figureSizes = '(min-width: 66rem) 43rem, 92vw';

/** A picture with its caption and credit, when it has them. */
export function PictureFigure({ picture, priority = false }: { picture: PictureData; priority?: boolean }) {
  const { caption, credit } = picture;
  return (
    <figure className="figure">
      <Picture picture={picture} priority={priority} sizes={figureSizes} />
      {(caption || credit) && (
        <figcaption className="figure-caption">
          {caption && <span className="figure-text">{caption}</span>}
          {credit && <span className="figure-credit">{messages.article.credit(credit)}</span>}
        </figcaption>
      )}
    </figure>
  );
}

import { Children, isValidElement, type ReactNode } from 'react';
import { PictureImage } from '@/components/ui/picture-image';
import { PictureZoom } from '@/components/ui/picture-zoom';
import { Caption } from './caption';
import { attempt, type WithContext } from './context';

interface FigureProps {
  src?: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** The column of the text; pictures of a gallery are narrower, which `sizes=auto` finds out. */
const columnSizes = '(min-width: 48rem) 43rem, 92vw';

/** Renders `Figure` and plain Markdown pictures. Sizes are given when known, so that nothing jumps while it loads. */
export function Figure({ src, alt, caption, credit, context }: WithContext<FigureProps>) {
  if (!src) return null;
  const facts = attempt(() => context.pictureSize?.(src));
  return (
    <figure className="figure">
      <PictureZoom language={context.language}>
        <PictureImage src={src} alt={alt ?? ''} facts={facts} sizes={columnSizes} fluid />
      </PictureZoom>
      <Caption caption={caption} credit={credit} text={context.text} />
    </figure>
  );
}

interface GalleryProps {
  caption?: string;
  children?: ReactNode;
}

export function Gallery({ caption, children, context }: WithContext<GalleryProps>) {
  const figures = Children.toArray(children).filter((child) => isValidElement(child));
  if (figures.length === 0) return null;
  return (
    <figure className="gallery">
      <ul className="gallery-list">
        {figures.map((figure) => (
          <li key={figure.key} className="gallery-item">
            {figure}
          </li>
        ))}
      </ul>
      <Caption caption={caption} text={context.text} />
    </figure>
  );
}

import { Children, isValidElement, type ReactNode } from 'react';
import { Caption } from './caption';
import { attempt, type WithContext } from './context';

interface FigureProps {
  src?: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** Renders `Figure` and plain Markdown pictures. Sizes are given when known, so that nothing jumps while it loads. */
export function Figure({ src, alt, caption, credit, context }: WithContext<FigureProps>) {
  if (!src) return null;
  const size = attempt(() => context.pictureSize?.(src));
  return (
    <figure className="figure">
      <img
        src={src}
        alt={alt ?? ''}
        loading="lazy"
        decoding="async"
        width={size?.width}
        height={size?.height}
      />
      <Caption caption={caption} credit={credit} />
    </figure>
  );
}

interface GalleryProps {
  caption?: string;
  children?: ReactNode;
}

export function Gallery({ caption, children }: GalleryProps) {
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
      <Caption caption={caption} />
    </figure>
  );
}

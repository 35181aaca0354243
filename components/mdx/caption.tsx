import type { BodyTexts } from '@/lib/site/texts';

interface CaptionProps {
  caption?: string;
  credit?: string;
  text: BodyTexts;
}

/** Caption and credit of a figure; nothing when there is neither. */
export function Caption({ caption, credit, text }: CaptionProps) {
  if (!caption && !credit) return null;
  return (
    <figcaption className="figure-caption">
      {caption ? <span className="figure-text">{caption}</span> : null}
      {credit ? <span className="figure-credit">{text.credit(credit)}</span> : null}
    </figcaption>
  );
}

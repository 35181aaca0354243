import { messages } from '@/lib/site/messages';

interface CaptionProps {
  caption?: string;
  credit?: string;
}

/** Caption and credit of a figure; nothing when there is neither. */
export function Caption({ caption, credit }: CaptionProps) {
  if (!caption && !credit) return null;
  return (
    <figcaption className="figure-caption">
      {caption ? <span className="figure-text">{caption}</span> : null}
      {credit ? <span className="figure-credit">{messages.mdx.credit(credit)}</span> : null}
    </figcaption>
  );
}

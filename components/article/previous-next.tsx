import { Headline } from '@/components/ui/headline';
import type { ArticleCard } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';

interface PreviousNextProps {
  older?: ArticleCard;
  newer?: ArticleCard;
  language: string;
}

/** The neighbours of an article in its section: 上一篇 is the older one. */
export function PreviousNext({ older, newer, language }: PreviousNextProps) {
  const { article: text } = textsOf(language);
  return (
    <nav className="neighbours" aria-label={text.neighbours}>
      <Neighbour label={text.previous} item={older} none={text.none} />
      <Neighbour label={text.next} item={newer} none={text.none} />
    </nav>
  );
}

function Neighbour({ label, item, none }: { label: string; item?: ArticleCard; none: string }) {
  return (
    <p>
      <span>{label}</span>
      {item ? (
        <a href={item.url} lang={item.lang}>
          <Headline text={item.title} />
        </a>
      ) : (
        <span>{none}</span>
      )}
    </p>
  );
}

import { Headline } from '@/components/ui/headline';
import type { ArticleCard } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

const { article: text } = messages;

/** The neighbours of an article in its section: 上一篇 is the older one. */
export function PreviousNext({ older, newer }: { older?: ArticleCard; newer?: ArticleCard }) {
  return (
    <nav className="neighbours" aria-label={text.neighbours}>
      <Neighbour label={text.previous} item={older} />
      <Neighbour label={text.next} item={newer} />
    </nav>
  );
}

function Neighbour({ label, item }: { label: string; item?: ArticleCard }) {
  return (
    <p>
      <span>{label}</span>
      {item ? (
        <a href={item.url} lang={item.lang}>
          <Headline text={item.title} />
        </a>
      ) : (
        <span>{text.none}</span>
      )}
    </p>
  );
}

import { Time } from '@/components/ui/time';
import type { Article, Correction } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

export interface CorrectedArticle {
  article: Pick<Article, 'slug' | 'url' | 'title' | 'lang'>;
  corrections: readonly Correction[];
}

/** Every correction that the site has made, by article. */
export function CorrectionList({
  items,
  timezone,
}: {
  items: readonly CorrectedArticle[];
  timezone: string;
}) {
  if (items.length === 0) return <p className="empty">{messages.list.noCorrections}</p>;
  return (
    <ul className="corrections">
      {items.map(({ article, corrections }) => (
        <li key={article.slug}>
          <h2 className="card-title" lang={article.lang}>
            <a href={article.url}>{article.title}</a>
          </h2>
          {corrections.map(({ date, text }) => (
            <p key={`${date} ${text}`}>
              <Time at={date} timezone={timezone} precision="day" /> <span>{text}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

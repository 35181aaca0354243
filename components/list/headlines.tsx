import { Headline } from '@/components/ui/headline';
import { Time, type TimeProps } from '@/components/ui/time';
import type { ArticleCard } from '@/lib/content/types';

export interface HeadlinesProps {
  items: readonly ArticleCard[];
  /** With a timezone, each line ends with its date. */
  timezone?: string;
  precision?: TimeProps['precision'];
  /** Of the page. */
  language?: string;
}

/** The plainest list: one title a line. */
export function Headlines({ items, timezone, precision = 'day', language }: HeadlinesProps) {
  return (
    <ul className="headlines">
      {items.map((item) => (
        <li key={item.slug}>
          <a href={item.url} lang={item.lang}>
            <Headline text={item.title} />
          </a>
          {timezone && (
            <Time
              at={item.date}
              timezone={timezone}
              dateOnly={item.dateOnly}
              precision={precision}
              language={language}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

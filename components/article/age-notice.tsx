import type { Article } from '@/lib/content/types';
import { fullYears } from '@/lib/site/dates';
import { textsOf } from '@/lib/site/texts';

/** From this many years on a reader is told that news is old. */
const oldFrom = 1;

interface AgeNoticeProps {
  article: Pick<Article, 'date' | 'updated' | 'lang'>;
  /** Epoch milliseconds. Pages are rendered anew when a day begins (tag `today`), so the years are right on the day. */
  now: number;
  timezone: string;
  lang?: string;
}

/** How old a piece of news is, counted from its last update; nothing while it is younger than a year. */
export function AgeNotice({ article, now, timezone, lang }: AgeNoticeProps) {
  const { date, updated } = article;
  const years = fullYears(updated ?? date, now, timezone);
  if (years < oldFrom) return null;
  const text = textsOf(article.lang).mdx;
  return (
    <p className="age-notice" lang={lang}>
      {updated === undefined ? text.age(years) : text.ageOfUpdate(years)}
    </p>
  );
}

import type { ArticleCard } from '@/lib/content/types';
import { archiveUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { Headlines } from './headlines';

export interface ArchiveDay {
  year: string;
  month: string;
  day: string;
  items: readonly ArticleCard[];
}

/** Articles under the day on which they were published. */
export function DayList({ days, timezone }: { days: readonly ArchiveDay[]; timezone: string }) {
  return (
    <div className="days">
      {days.map(({ year, month, day, items }) => (
        <section key={`${year}-${month}-${day}`}>
          <h2 className="rubric">
            <a href={archiveUrl(year, month, day)}>{messages.list.fullDay(year, month, day)}</a>
          </h2>
          <Headlines items={items} timezone={timezone} precision="clock" />
        </section>
      ))}
    </div>
  );
}

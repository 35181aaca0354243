import { futureTexts as text } from '@/lib/desk/texts/future';
import { formatMoment, futureUrl } from '@/lib/future/moment';
import type { UpcomingChange } from '@/lib/future/upcoming';
import { formatIso, formatMinute } from '@/lib/site/dates';

interface UpcomingChangesProps {
  changes: UpcomingChange[];
  /** How many are listed at most. */
  most: number;
  timezone: string;
}

/** When articles become due or expire by themselves: each time leads to the front page of that moment. */
export function UpcomingChanges({ changes, most, timezone }: UpcomingChangesProps) {
  return (
    <section className="upcoming" aria-labelledby="upcoming">
      <h2 id="upcoming">{text.upcoming}</h2>
      {changes.length === 0 && <p className="hint">{text.none}</p>}
      <ol>
        {changes.map(({ at, appears, leaves }) => (
          <li key={at}>
            <a href={futureUrl(formatMoment(at, timezone))}>
              <time dateTime={formatIso(at, timezone)}>{formatMinute(at, timezone)}</time>
            </a>
            <ul>
              {appears.map(({ slug, title }) => (
                <li key={slug}>
                  <span className="badge badge-accent">{text.appears}</span> {title}
                </li>
              ))}
              {leaves.map(({ slug, title }) => (
                <li key={slug}>
                  <span className="badge">{text.leaves}</span> {title}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {changes.length === most && <p className="hint">{text.more(most)}</p>}
    </section>
  );
}

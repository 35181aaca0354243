import type { Newsroom } from '@/lib/revalidate/newsroom';

/** Something that happens by itself at one time. */
export interface UpcomingChange {
  /** Epoch milliseconds: the first full minute at which it has happened. */
  at: number;
  appears: Named[];
  leaves: Named[];
}

interface Named {
  slug: string;
  title: string;
}

const minute = 60_000;
const horizonMs = 366 * 24 * 60 * minute;

/** What articles will become due or expire within a year, the nearest first. @param limit how many times */
export function listUpcoming(newsroom: Newsroom, limit: number): UpcomingChange[] {
  const now = newsroom.clock.now();
  const until = now + horizonMs;
  const changes = new Map<number, UpcomingChange>();
  const note = (time: number, kind: 'appears' | 'leaves', named: Named): void => {
    if (time <= now || time > until) return;
    const at = Math.ceil(time / minute) * minute;
    const change = changes.get(at) ?? { at, appears: [], leaves: [] };
    change[kind].push(named);
    changes.set(at, change);
  };
  for (const { record } of newsroom.store.transitionsBetween(now, until)) {
    const { slug, title, date, expires } = record;
    note(date, 'appears', { slug, title });
    note(expires, 'leaves', { slug, title });
  }
  return [...changes.values()].sort((a, b) => a.at - b.at).slice(0, limit);
}

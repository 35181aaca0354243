import type { Db } from '@/lib/content/database';
import { listToken } from '@/lib/content/lists';
import type { Scope } from './scope';

/** The archive's months as filter terms: spans of time become part of MATCH, and the newest is found without sorting. */

/** A span of more months is not turned into filter terms: each of them costs. */
const mostMonths = 40;
const halfDayAndMore = 14 * 3600 * 1000;

export class Months {
  private readonly size;
  private readonly last;

  /** @param large articles beyond which a month is divided into days */
  constructor(
    db: Db,
    private readonly large: number,
  ) {
    this.size = db.prepare(
      'SELECT count(*) AS size FROM (SELECT 1 FROM member WHERE list = :list LIMIT :most)',
    );
    this.last = db.prepare('SELECT max(list) AS list FROM member WHERE list >= :prefix AND list < :end');
  }

  /** Filter terms of the months that a span of time touches, when it is bounded by few. */
  terms({ from, to }: Scope): string[][] {
    if (from === 0 && to === Number.MAX_SAFE_INTEGER) return [];
    const months: string[] = [];
    for (const list of this.listsBefore('month:', 'month;')) {
      if (!touches(list, from, to)) continue;
      months.push(listToken(list));
      if (months.length > mostMonths) return [];
    }
    return [months.length > 0 ? months : ['none']];
  }

  /** Lists of months, newest first; of the days of a month with many articles. */
  *newestFirst({ from, to }: Scope): Generator<string> {
    for (const month of this.listsBefore('month:', 'month;')) {
      if (!touches(month, from, to)) continue;
      const { size } = this.size.get({ list: month, most: this.large + 1 }) as { size: number };
      const day = month.replace('month:', 'day:');
      if (size > this.large) yield* this.listsBefore(`${day}-`, `${day}.`);
      else yield month;
    }
  }

  private *listsBefore(prefix: string, end: string): Generator<string> {
    for (let before = end; ; ) {
      const { list } = this.last.get({ prefix, end: before }) as { list: string | null };
      if (list === null) return;
      yield list;
      before = list;
    }
  }
}

/** True when a month, in whatever timezone, has an instant in the span. */
function touches(month: string, from: number, to: number): boolean {
  const [year = 0, number = 1] = month.slice('month:'.length).split('-').map(Number);
  return (
    Date.UTC(year, number - 1, 1) - halfDayAndMore <= to && Date.UTC(year, number, 1) + halfDayAndMore >= from
  );
}

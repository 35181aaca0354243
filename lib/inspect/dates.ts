import { formatDay, formatMinute, localParts } from '@/lib/site/dates';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { fieldPlace } from './places';
import type { RuleId } from './rules';
import type { Finding, InspectedArticle, InspectionContext } from './types';

/** Dates that cannot be true. A publication in the future is not among them: it is scheduled, and nobody sees it. */

/** Hardly an institution published on the web before. */
export const firstYear = 1995;
/** So many articles of the very same minute look like one batch. */
export const bulkSize = 10;
const minuteMs = 60_000;

export function* inspectDates(context: InspectionContext): Iterable<Finding> {
  /** Minute → how many articles, and the file of the first. */
  const minutes = new Map<number, { count: number; file: string }>();
  for (const article of context.articles()) {
    yield* inspectArticle(article, context);
    const { file, record } = article;
    if (record.dateOnly) continue;
    const minute = Math.floor(record.date / minuteMs);
    const known = minutes.get(minute);
    if (known) known.count += 1;
    else minutes.set(minute, { count: 1, file });
  }
  for (const [minute, { count, file }] of minutes) {
    if (count < bulkSize) continue;
    const message = text.dateBulk(count, formatMinute(minute * minuteMs, context.site.timezone));
    yield { rule: 'date-bulk', file, message, place: fieldPlace(context.newsroom, file, ['date']) };
  }
}

function* inspectArticle(
  { file, record }: InspectedArticle,
  { newsroom, site, now }: InspectionContext,
): Iterable<Finding> {
  const { timezone } = site;
  const found = (rule: RuleId, message: string, path: (string | number)[]): Finding => ({
    rule,
    file,
    message,
    place: fieldPlace(newsroom, file, path),
  });
  if ((record.updated ?? 0) > now) yield found('updated-future', text.updatedFuture, ['updated']);
  for (const [index, { date }] of record.corrections.entries()) {
    const path = ['corrections', index, 'date'];
    if (date > now) yield found('correction-future', text.correctionFuture, path);
    // By days: a correction may be given as a day only.
    else if (formatDay(date, timezone) < formatDay(record.date, timezone))
      yield found('correction-early', text.correctionEarly, path);
  }
  const { year } = localParts(record.date, timezone);
  if (Number(year) < firstYear) yield found('date-early', text.dateEarly(firstYear), ['date']);
  const folder = /^articles\/(\d{4})\//.exec(file)?.[1];
  if (folder !== undefined && folder !== year)
    yield found('date-folder', text.dateFolder(folder, year), ['date']);
}

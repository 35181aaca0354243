import { parseTime } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { Timestamp } from './front-matter';
import type { Finding } from './validate';

const text = messages.check;

function timeOf(value: unknown, timezone: string): number | undefined {
  const written = value instanceof Timestamp ? value.text : value;
  return typeof written === 'string' ? parseTime(written, timezone)?.at : undefined;
}

/** Rules between the fields of one article (contract 3). */
export function checkArticleFields(fields: Record<string, unknown>, timezone: string): Finding[] {
  const findings: Finding[] = [];
  const date = timeOf(fields.date, timezone);
  const updated = timeOf(fields.updated, timezone);
  const expires = timeOf(fields.expires, timezone);
  if (
    date !== undefined &&
    updated !== undefined &&
    updated < date &&
    !sameDay(fields.updated, fields.date)
  ) {
    findings.push({ path: ['updated'], rule: 'updated-before-date', message: text.updatedBeforeDate });
  }
  if (date !== undefined && expires !== undefined && expires <= date) {
    findings.push({ path: ['expires'], rule: 'expires-before-date', message: text.expiresBeforeDate });
  }
  return findings;
}

/** An update given as a day only is not before an article of the same day that has a time. */
function sameDay(updated: unknown, date: unknown): boolean {
  const written = (value: unknown): string =>
    (value instanceof Timestamp ? value.text : String(value)).trim();
  return written(updated).length === 10 && written(date).startsWith(written(updated));
}

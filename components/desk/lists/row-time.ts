import type { ListName } from '@/lib/desk/lists/list-names';
import type { DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';

/**
 * `今天 08:00`, `06-02 08:00`, `2025-06-02`: a time with the site's offset, as short as it is clear at `now`. Of times to
 * come the minute counts in other years too.
 */
export function shortTime(at: string, now: string, dateOnly = false): string {
  const [day = '', time = ''] = at.slice(0, 16).split('T');
  const isThisYear = day.slice(0, 4) === now.slice(0, 4);
  const shownDay = day === now.slice(0, 10) ? listTexts.today : isThisYear ? day.slice(5) : day;
  return dateOnly || (!isThisYear && at < now) ? shownDay : `${shownDay} ${time}`;
}

/** A moment in the form of `now`, with its offset. @param at epoch milliseconds */
export function likeNow(at: number, now: string): string {
  const offset = now.slice(19);
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return new Date(at + ahead * 60_000).toISOString().slice(0, 19) + offset;
}

/** The time by which a list is sorted. */
export function timeOf(row: DeskRow, list: ListName): { at: string; dateOnly?: boolean } | undefined {
  const { change, submissions, correction, withdrawal, due, date, dateOnly, state } = row;
  const written = date === undefined ? undefined : { at: date, dateOnly };
  const at = (time: string | undefined) => (time === undefined ? written : { at: time });
  if (list === 'submitted') return at(submissions[0]?.at);
  if (list === 'drafts' || state === 'broken') return at(change?.at);
  if (list === 'corrected') return at(correction?.date);
  if (list === 'withdrawn') return at(withdrawal?.date);
  if (list === 'expired') return at(due);
  return written;
}

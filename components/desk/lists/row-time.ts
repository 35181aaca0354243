import type { ListName } from '@/lib/desk/lists/list-names';
import type { DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';

/** `今天 08:00`, `06-02 08:00`, `2025-06-02`: a time with the site's offset, as short as it is clear at `now`. */
export function shortTime(at: string, now: string, dateOnly = false): string {
  const [day = '', time = ''] = at.slice(0, 16).split('T');
  if (day === now.slice(0, 10)) return dateOnly ? listTexts.today : `${listTexts.today} ${time}`;
  if (day.slice(0, 4) !== now.slice(0, 4)) return day;
  return dateOnly ? day.slice(5) : `${day.slice(5)} ${time}`;
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

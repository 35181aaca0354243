import { Timestamp } from '@/lib/content/front-matter';
import type { Status } from '@/lib/content/visibility';
import { formatMinute, parseTime } from '@/lib/site/dates';
import { type FrontMatterEdit, fieldsOf, quoted } from './front-matter-edit';

/**
 * What publishing, scheduling, correcting, withdrawing and taking back mean in the front matter (contract 3).
 * Times are epoch milliseconds.
 */

/** What the front matter says in plain words; undefined when it cannot be read or says none of these. */
export function statusIn(text: string): Status | undefined {
  const fields = fieldsOf(text);
  if (!fields) return undefined;
  const status = fields.status ?? 'published';
  return status === 'published' || status === 'draft' || status === 'withdrawn' || status === 'archived'
    ? status
    : undefined;
}

/** Whether the front matter itself says `status: draft`. */
export function saysDraft(text: string): boolean {
  return fieldsOf(text)?.status === 'draft';
}

/** The date in the front matter; undefined when there is none, or only a placeholder such as “待定”. */
export function dateIn(text: string, timezone: string): number | undefined {
  const date = fieldsOf(text)?.date;
  const written = date instanceof Timestamp ? date.text : date;
  return typeof written === 'string' ? parseTime(written, timezone)?.at : undefined;
}

/** The title in one line, for records; `otherwise` when the front matter has none. */
export function titleIn(text: string, otherwise: string): string {
  const title = fieldsOf(text)?.title;
  return typeof title === 'string' && title.trim() !== '' ? title.replace(/\s+/g, ' ').trim() : otherwise;
}

/**
 * A time as editors write it, in the site's timezone: to the minute, or with seconds or an offset where the minute
 * alone would be another moment than `at`, to the second.
 */
export function writtenTime(at: number, timezone: string): string {
  const second = at - (at % 1000);
  const minute = formatMinute(second, timezone);
  const seconds = `${minute}:${String(Math.floor(second / 1000) % 60).padStart(2, '0')}`;
  const forms = [minute, seconds];
  return (
    forms.find((form) => parseTime(form, timezone)?.at === second) ??
    new Date(second).toISOString().replace('.000Z', 'Z')
  );
}

/** The minute that a moment is in. What happens now is dated by it, so that it has begun for every clock. */
export function minuteOf(at: number): number {
  return Math.floor(at / 60_000) * 60_000;
}

/** This moment to the minute, unless that is before `since`, as in an article that is seconds old. */
function writtenNow(now: number, timezone: string, since = Number.NEGATIVE_INFINITY): string {
  return writtenTime(minuteOf(now) >= since ? minuteOf(now) : now, timezone);
}

const published: FrontMatterEdit = { set: 'status', value: 'published', after: 'date' };

/** @param date undefined: the one that is written stays */
export function publishEdits(text: string, date: number | undefined, timezone: string): FrontMatterEdit[] {
  const status = statusIn(text);
  const shown = status === 'published' || status === 'archived';
  return [
    ...(date === undefined
      ? []
      : [{ set: 'date', value: writtenTime(date, timezone), after: 'section' } as const]),
    ...(shown ? [] : [published]),
  ];
}

export function correctEdits(text: string, note: string, now: number, timezone: string): FrontMatterEdit[] {
  const at = writtenNow(now, timezone, dateIn(text, timezone));
  return [
    { set: 'updated', value: at, after: 'date' },
    {
      append: 'corrections',
      members: [
        ['date', at],
        ['text', quoted(note)],
      ],
    },
  ];
}

export function withdrawEdits(
  { reason, successor }: { reason: string; successor?: string },
  now: number,
  timezone: string,
): FrontMatterEdit[] {
  const notice = [
    ['date', writtenNow(now, timezone)],
    ['reason', quoted(reason)],
  ] as const;
  return [
    { set: 'status', value: 'withdrawn', after: 'date' },
    {
      set: 'withdrawn',
      value: successor === undefined ? notice : [...notice, ['successor', quoted(successor)]],
    },
  ];
}

export function draftEdits(): FrontMatterEdit[] {
  return [{ set: 'status', value: 'draft', after: 'date' }, { remove: 'withdrawn' }];
}

import type { Place } from '@/lib/content/timeline';

/**
 * A place in the order of time as an opaque word of an address. It names the last article of a page, so the next page
 * goes on exactly there, whatever was published or withdrawn in between.
 */

const form = /^(-?\d{1,16}) ([a-z0-9]+(?:-[a-z0-9]+)*)$/;

export function writeCursor({ date, slug }: Place): string {
  return Buffer.from(`${date} ${slug}`).toString('base64url');
}

/** Undefined for what {@link writeCursor} did not write. */
export function readCursor(text: string): Place | undefined {
  const [, date, slug] = form.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (date === undefined || slug === undefined) return undefined;
  const place = { date: Number(date), slug };
  return writeCursor(place) === text ? place : undefined;
}

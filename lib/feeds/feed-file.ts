import { archiveStep } from '@/lib/content/feed-effects';

export const feedFormats = ['rss.xml', 'atom.xml', 'feed.json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Articles of a list, counted from 1 at the oldest, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** What the last segment of a feed's address says: the newest items, or a document of the archive. */
export interface FeedFile {
  format: FeedFormat;
  span?: Span;
}

const pattern = /^(rss|atom|feed)(?:-([1-9]\d{0,6})-([1-9]\d{0,6}))?\.(xml|json)$/;

/** `rss.xml`, `rss-51-75.xml`; undefined for every name that is no feed, whatever the list holds. */
export function parseFeedFile(name: string): FeedFile | undefined {
  const [, stem, first, last, ending] = pattern.exec(name) ?? [];
  const format = feedFormats.find((known) => known === `${stem}.${ending}`);
  if (!format) return undefined;
  if (first === undefined || last === undefined) return { format };
  const span = { from: Number(first), to: Number(last) };
  return isSpan(span) ? { format, span } : undefined;
}

/** A document of the archive holds at most one step, and begins where a step begins. */
function isSpan({ from, to }: Span): boolean {
  return from % archiveStep === 1 && from <= to && to < from + archiveStep;
}

export function feedFileName(format: FeedFormat, span?: Span): string {
  if (!span) return format;
  const [stem, ending] = format.split('.');
  return `${stem}-${span.from}-${span.to}.${ending}`;
}

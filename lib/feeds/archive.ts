import { archiveStep } from '@/lib/content/feed-effects';
import type { Span } from './feed-file';

/**
 * The archive of a feed (RFC 5005 4): documents of 25 articles, counted from the oldest, so that what stands in one
 * never changes when articles are published. Until its 25 are there, the newest document is replaced by a longer one
 * under another address each time five articles have come.
 */
const growth = 5;

/** The newest document of the archive, of a list with `total` articles. The newest page of the feed holds the rest. */
export function newestSpan(total: number, feedItems: number): Span | undefined {
  const to = total - (total % Math.min(growth, feedItems));
  return to === 0 ? undefined : { from: to - ((to - 1) % archiveStep), to };
}

export function spanBefore({ from }: Span): Span | undefined {
  return from === 1 ? undefined : { from: from - archiveStep, to: from - 1 };
}

/** Only a document that will not be replaced is named as the next one. */
export function spanAfter({ to }: Span, total: number): Span | undefined {
  const next = { from: to + 1, to: to + archiveStep };
  return to % archiveStep === 0 && next.to <= total ? next : undefined;
}

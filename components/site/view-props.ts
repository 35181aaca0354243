import type { Newsroom } from '@/lib/revalidate/newsroom';

/**
 * What a whole reader's page is made from. Pages that everybody gets hand in the running newsroom and `tagPage`; a look
 * ahead hands in the newsroom of another moment, and keeps nothing.
 */
export interface ViewProps {
  newsroom: Newsroom;
  /** Marks what is being rendered with the cache tags of what it was made from. */
  tag: (tags: Iterable<string>) => Promise<void>;
}

import { LRUCache } from 'lru-cache';
import { Newsroom } from '@/lib/revalidate/newsroom';

/** Each holds half a megabyte of prepared statements, which are freed late. */
const mostMoments = 4;

const looked = new WeakMap<Newsroom, LRUCache<string, Newsroom>>();

/**
 * The newsroom as it will stand at a moment, as far as is known now: the same index and settings under another clock, for
 * reading only. It has no part in changes and in no cache; what is kept here holds no content. Whoever sees it, sees what is due by
 * then and not what will have expired, and drafts never: the same gate answers (lib/content/visibility.ts).
 * @param at epoch milliseconds
 */
export function newsroomAt(newsroom: Newsroom, at: number): Newsroom {
  const known = looked.get(newsroom) ?? new LRUCache<string, Newsroom>({ max: mostMoments });
  looked.set(newsroom, known);
  // Settings are remembered by a newsroom; a new revision may have others.
  const key = `${newsroom.revision} ${at}`;
  const found = known.get(key);
  if (found) return found;
  const made = new Newsroom(newsroom.environment, newsroom.store.db, { now: () => at });
  // As far as anybody knows.
  made.mostRead = newsroom.mostRead;
  known.set(key, made);
  return made;
}

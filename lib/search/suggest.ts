import type { SuggestAnswer } from '@/lib/api/schemas';
import type { Newsroom } from '@/lib/revalidate/newsroom';

export type Suggestion = SuggestAnswer['suggestions'][number];

/** Completions of what a reader has typed so far, at most ten. */
export function suggest(newsroom: Newsroom, query: string): Suggestion[] {
  return newsroom.completion.suggest(query);
}

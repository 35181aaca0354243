import type { Newsroom } from '@/lib/revalidate/newsroom';

export interface Suggestion {
  type: 'article' | 'tag' | 'topic' | 'section';
  text: string;
  url: string;
}

/** Completions of what a reader has typed so far, at most ten. */
export function suggest(newsroom: Newsroom, query: string): Suggestion[] {
  return newsroom.completion.suggest(query);
}

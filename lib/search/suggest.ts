import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { sectionUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { fold } from './fold';

export interface Suggestion {
  type: 'article' | 'tag' | 'topic' | 'section';
  text: string;
  url: string;
}

const most = 10;

/** Completions by prefix first, then infix, over sections, topics, tags and titles. */
export function suggest(newsroom: Newsroom, query: string): Suggestion[] {
  const wanted = fold(query).trim();
  if (wanted === '') return [];
  const { queries, settings } = newsroom;
  const names: Suggestion[] = [
    ...settings
      .sections()
      .sections.filter(({ id }) => queries.hasAny(listName.section(id)))
      .map(({ id, name }): Suggestion => ({ type: 'section', text: name, url: sectionUrl(id) })),
    ...settings
      .topics()
      .filter(({ published }) => published)
      .map(({ id, title }): Suggestion => ({ type: 'topic', text: title, url: topicUrl(id) })),
    ...queries.counts('tag:').map(({ name }): Suggestion => ({ type: 'tag', text: name, url: tagUrl(name) })),
  ];
  const titles = newsroom.search
    .titlesWith(wanted, 50)
    .map(({ title, url }): Suggestion => ({ type: 'article', text: title, url }));
  const place = (text: string): number => fold(text).indexOf(wanted);
  return [...names, ...titles]
    .map((suggestion) => ({ suggestion, at: place(suggestion.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Math.min(a.at, 1) - Math.min(b.at, 1))
    .slice(0, most)
    .map(({ suggestion }) => suggestion);
}

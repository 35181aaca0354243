import type { Newsroom } from '@/lib/revalidate/newsroom';
import { readSearchParameters } from '@/lib/search/parameters';
import type { SearchValues } from '@/lib/search/search-view';
import { messages } from '@/lib/site/messages';
import { collectItems } from './collect-items';
import type { FeedFormat } from './feed-file';
import { channelTag, type FeedChannel, type FeedItem, feedIdAuthority, newestChange } from './item';

/** The parameters of a search that decide what its feed holds, all but its order: that is the feed's own. */
const known: Record<Exclude<keyof SearchValues, 'sort'>, true> = {
  q: true,
  section: true,
  tag: true,
  source: true,
  author: true,
  from: true,
  to: true,
};

/**
 * The query of a saved search in one form: known parameters in a fixed order, blanks and empty ones gone. Two queries
 * of one form have the same feed.
 */
export function savedSearch(given: { get: (name: string) => string | null | undefined }): URLSearchParams {
  const kept = Object.keys(known).flatMap((name): [string, string][] => {
    const value = (given.get(name) ?? '').trim();
    return value === '' ? [] : [[name, value]];
  });
  return new URLSearchParams(kept);
}

/** Path and query of the feed of a saved search. */
export function searchFeedUrl(query: URLSearchParams, format: FeedFormat): string {
  return query.size === 0 ? `/search/${format}` : `/search/${format}?${query}`;
}

export type SearchFeed =
  | { ok: true; channel: FeedChannel; items: FeedItem[] }
  /** Name of a parameter that could not be understood. */
  | { ok: false; param: string };

/** The newest articles that a search finds, as a feed. A search for nothing finds nothing. */
export function loadSearchFeed(newsroom: Newsroom, given: URLSearchParams, format: FeedFormat): SearchFeed {
  const { search, settings, environment } = newsroom;
  const site = settings.site();
  const query = savedSearch(given);
  const parameters = readSearchParameters(query, site.timezone);
  if (!parameters.ok) return parameters;
  const { items } = collectItems(newsroom, search.newest(parameters.value, site.feedItems));
  const name = messages.feeds.search([...query.values()].join(' · '));
  const channel: FeedChannel = {
    title: `${name} - ${site.name}`,
    description: messages.feeds.searchOf(site.name),
    homeUrl: `${environment.siteUrl}/search${query.size === 0 ? '' : `?${query}`}`,
    selfUrl: environment.siteUrl + searchFeedUrl(query, format),
    language: site.language,
    timezone: site.timezone,
    copyright: site.copyright,
    updated: newestChange(items),
    id: channelTag(feedIdAuthority(site), `search/${[...query].map((pair) => pair.join('=')).join('&')}`),
    author: site.owner ?? site.name,
  };
  return { ok: true, channel, items };
}

import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { localParts } from '@/lib/site/dates';

/**
 * Every list of the site has one name, which is also the cache tag of all pages that show it:
 * `all`, `section:news`, `tag:普法`, `topic:x`, `source:检察日报`, `author:…`, `day:2022-07-08`, `month:2022-07`, `year:2022`.
 */
export const listName = {
  all: 'all',
  corrections: 'corrections',
  pinned: 'pinned',
  section: (id: string) => `section:${id}`,
  tag: (name: string) => `tag:${name}`,
  topic: (id: string) => `topic:${id}`,
  source: (name: string) => `source:${name}`,
  author: (name: string) => `author:${name}`,
  day: (day: string) => `day:${day}`,
  month: (month: string) => `month:${month}`,
  year: (year: string) => `year:${year}`,
} as const;

/** Whether a list can have feeds (contract 4). */
export function hasFeeds(list: string): boolean {
  return list === listName.all || /^(?:section|tag|topic|source|author):/.test(list);
}

/** Archive lists of one instant. */
export function archiveLists(date: number, timezone: string): string[] {
  const { year, month, day } = localParts(date, timezone);
  return [listName.year(year), listName.month(`${year}-${month}`), listName.day(`${year}-${month}-${day}`)];
}

/** Most articles stand on the lists of others. */
const tokens = new LRUCache<string, string>({ max: 5000 });

/** A short word that stands for a list in the full-text index, so that filters are part of MATCH. */
export function listToken(list: string): string {
  return tokens.get(list) ?? makeToken(list);
}

function makeToken(list: string): string {
  const token = `m${createHash('sha1').update(list).digest('hex').slice(0, 14)}x`;
  tokens.set(list, token);
  return token;
}

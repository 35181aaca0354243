import { expect } from '@playwright/test';
import type { Portal } from './portal';

/** The public places on which an article stands, other than its own page. */
export interface Place {
  section: string;
  tag?: string;
}

interface Found {
  total: number;
  hits: { title: string; url: string; section: string; date: string; source?: string; summary: string }[];
}

export function search(portal: Portal, query: Record<string, string>): Promise<Found> {
  return portal.json<Found>(`/api/search?${new URLSearchParams({ limit: '50', ...query })}`);
}

/** Addresses whose text names the newest articles of a section and tag. */
export function surfacesOf({ section, tag }: Place): string[] {
  const lists = ['', `/${section}`, ...(tag ? [`/tags/${encodeURIComponent(tag)}`] : [])];
  const feeds = lists.flatMap((base) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${base}/${file}`),
  );
  const filters = ['', `section=${section}`, ...(tag ? [`tag=${encodeURIComponent(tag)}`] : [])];
  const api = filters.map((query) => `/api/articles${query && `?${query}`}`);
  return [...lists.map((base) => base || '/'), ...feeds, ...api];
}

/** The other forms of the page of an article. */
function formsOf(url: string): string[] {
  return [`${url}.md`, `/api/articles/${url.split('/').at(-1)}`];
}

/** Asks for every surface once, so that whatever is kept between requests is kept now. */
export async function visitAll(portal: Portal, paths: readonly string[]): Promise<void> {
  for (const path of paths) await portal.get(path);
}

/** One request each: every surface names the article by this title, and the sitemap and the search lead to it. */
export async function expectShown(portal: Portal, place: Place, title: string, url: string): Promise<void> {
  const without: string[] = [];
  for (const path of [url, ...formsOf(url), ...surfacesOf(place)]) {
    const { status, text } = await portal.get(path);
    if (status !== 200 || !text.includes(title)) without.push(`${path} ${status}`);
  }
  if (!(await portal.get('/sitemap-1.xml')).text.includes(`${url}</loc>`)) without.push('/sitemap-1.xml');
  const { hits } = await search(portal, { q: title });
  if (!hits.some((hit) => hit.title === title && hit.url === url)) without.push('/api/search');
  expect(without, `surfaces without “${title}”`).toEqual([]);
}

/** One request each: no surface holds this text any more. */
export async function expectNowhere(portal: Portal, place: Place, text: string, url?: string): Promise<void> {
  const holding: string[] = [];
  for (const path of surfacesOf(place)) {
    if ((await portal.get(path)).text.includes(text)) holding.push(path);
  }
  for (const path of url ? formsOf(url) : []) {
    if ((await portal.get(path)).status === 200) holding.push(path);
  }
  if (url && (await portal.get('/sitemap-1.xml')).text.includes(`${url}</loc>`))
    holding.push('/sitemap-1.xml');
  const { hits } = await search(portal, { q: text });
  if (hits.some((hit) => hit.title.includes(text) || (url !== undefined && hit.url === url)))
    holding.push('/api/search');
  expect(holding, `surfaces still with “${text}”`).toEqual([]);
}

import { listName } from '@/lib/content/lists';
import type { SitemapRow } from '@/lib/content/public-addresses';
import { newsSpanMs } from '@/lib/revalidate/news-span';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { sitemapParts } from '@/lib/site/address';
import { authorUrl, sectionUrl, sourceUrl, staticPageUrl, tagUrl, topicUrl } from '@/lib/site/links';
import type { RootFile } from './root-files';
import {
  renderNewsSitemap,
  renderSitemap,
  renderSitemapIndex,
  type SitemapEntry,
  sitemapLimit,
  sitemapPartSize,
} from './sitemap';

const type = 'application/xml; charset=utf-8';
/** Most articles in a news sitemap (Google's rule). */
const newsLimit = 1000;

/** Each part with its newest change; the first part also names the lists, see {@link sitemapPart}. */
export function sitemapIndex({ queries, addresses, environment, settings }: Newsroom): RootFile {
  const changes = addresses.partChanges(sitemapPartSize);
  const parts = Array.from({ length: sitemapParts(queries.count(listName.all)) }, (_, index) => ({
    url: `${environment.siteUrl}/sitemap-${index + 1}.xml`,
    lastmod: index === 0 ? latestOf([changes[0], queries.latest()]) : changes[index],
  }));
  return {
    type,
    body: renderSitemapIndex(parts, settings.site().timezone),
    tags: [pageTag.sitemap, pageTag.site],
  };
}

function latestOf(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/**
 * Articles counted from the oldest, so that a new one changes the last part only. Part 1 also names the front page,
 * the lists that hold something, topics and pages.
 */
export function sitemapPart(newsroom: Newsroom, part: number): RootFile {
  const { addresses, environment, settings } = newsroom;
  const rows = addresses.part((part - 1) * sitemapPartSize, sitemapPartSize);
  const entries = rows.map((row) => entryOf(row, newsroom));
  const places = part === 1 ? fixedAddresses(newsroom).slice(0, sitemapLimit - sitemapPartSize) : [];
  const lists = places.map(({ path, lastmod }) => ({ url: environment.siteUrl + path, lastmod }));
  const body = renderSitemap([...lists, ...entries], settings.site().timezone);
  return { type, body, tags: [pageTag.sitemap, pageTag.site, pageTag.topics] };
}

function entryOf({ path, changed, pictures, versions }: SitemapRow, { environment }: Newsroom): SitemapEntry {
  const origin = environment.siteUrl;
  return {
    url: origin + path,
    lastmod: changed,
    images: pictures.map((src) => new URL(src, origin).href),
    alternates: versions.map((version) => ({ language: version.lang, url: origin + version.path })),
  };
}

interface Place {
  path: string;
  lastmod?: number;
}

function fixedAddresses({ queries, addresses, settings }: Newsroom): Place[] {
  const place = (path: string, list: string): Place => ({ path, lastmod: queries.latest(list) });
  const named = (kind: string, url: (name: string) => string): Place[] =>
    addresses.lists(kind).map(({ name, latest }) => ({ path: url(name), lastmod: latest }));
  return [
    place('/', listName.all),
    ...settings
      .sections()
      .sections.map(({ id }) => place(sectionUrl(id), listName.section(id)))
      .filter(({ lastmod }) => lastmod !== undefined),
    ...settings
      .topics()
      .filter(({ published }) => published)
      .map(({ id }) => place(topicUrl(id), listName.topic(id))),
    ...settings
      .pages()
      .filter(({ published }) => published)
      .map(({ id }) => ({ path: staticPageUrl(id) })),
    ...named('tag', tagUrl),
    ...named('source', sourceUrl),
    ...named('author', authorUrl),
  ];
}

/** The newsroom's clock drops it from the cache at the moment at which an article is two days old. */
export function newsSitemap({ addresses, environment, settings, clock }: Newsroom): RootFile {
  const site = settings.site();
  const items = addresses
    .since(clock.now() - newsSpanMs, newsLimit)
    .map(({ path, lang, ...item }) => ({ ...item, url: environment.siteUrl + path, language: lang }));
  const body = renderNewsSitemap(items, site.name, site.timezone);
  return { type, body, tags: [pageTag.news, pageTag.sitemap, pageTag.site] };
}

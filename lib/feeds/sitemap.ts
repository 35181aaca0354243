import { escapeMarkup } from '@/lib/html/escape';
import { formatIso } from '@/lib/site/dates';
import { dropIllegal } from './markup';

/** Most addresses in one sitemap, and most parts in an index (sitemaps.org protocol). */
export const sitemapLimit = 50_000;
/** Articles in one part: few enough that a part is made at once; the first also holds the lists. */
export const sitemapPartSize = 10_000;
/** Most addresses in a news sitemap, and most pictures of one address (Google's extensions). */
const extensionLimit = 1000;

export interface SitemapPart {
  url: string;
  lastmod?: number;
}

export interface SitemapEntry extends SitemapPart {
  /** Absolute addresses of the pictures on that page. */
  images?: string[];
  /** Language versions of the page, itself among them; empty when it is the only one. */
  alternates?: readonly { language: string; url: string }[];
}

export interface NewsEntry {
  url: string;
  title: string;
  date: number;
  /** BCP 47, as the article has it. */
  language: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const sitemapSpace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const imageSpace = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"';
const linkSpace = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';
const newsSpace = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(dropIllegal(text))}</${name}>`;
}

function changed(lastmod: number | undefined, timezone: string): string {
  return lastmod === undefined ? '' : element('lastmod', formatIso(lastmod, timezone));
}

/** @throws RangeError when a file would break the limit of its format: the caller has to make more parts */
function expectAtMost(limit: number, count: number): void {
  if (count > limit) throw new RangeError(`A sitemap takes at most ${limit} entries, not ${count}.`);
}

/**
 * The index at `/sitemap.xml`. `lastmod` is the newest change in that part.
 * @throws RangeError above {@link sitemapLimit} parts
 */
export function renderSitemapIndex(parts: readonly SitemapPart[], timezone = 'UTC'): string {
  expectAtMost(sitemapLimit, parts.length);
  const lines = parts.map(
    ({ url, lastmod }) => `<sitemap>${element('loc', url)}${changed(lastmod, timezone)}</sitemap>\n`,
  );
  return `${declaration}<sitemapindex ${sitemapSpace}>\n${lines.join('')}</sitemapindex>\n`;
}

/**
 * One part. Only true change times belong into `lastmod`; leave it out otherwise.
 * @throws RangeError above {@link sitemapLimit} entries
 */
export function renderSitemap(entries: readonly SitemapEntry[], timezone: string): string {
  expectAtMost(sitemapLimit, entries.length);
  const lines = entries.map(({ url, lastmod, images = [], alternates = [] }) => {
    const pictures = images
      .slice(0, extensionLimit)
      .map((src) => `<image:image>${element('image:loc', src)}</image:image>`);
    const versions = alternates.map(
      ({ language, url: href }) =>
        `<xhtml:link rel="alternate" hreflang="${escapeMarkup(language)}" href="${escapeMarkup(href)}"/>`,
    );
    return `<url>${element('loc', url)}${changed(lastmod, timezone)}${versions.join('')}${pictures.join('')}</url>\n`;
  });
  return `${declaration}<urlset ${sitemapSpace} ${imageSpace} ${linkSpace}>\n${lines.join('')}</urlset>\n`;
}

/**
 * Google's news sitemap. The caller passes the articles of the last two days; it may be empty.
 * @throws RangeError above 1,000 items
 */
export function renderNewsSitemap(
  items: readonly NewsEntry[],
  publicationName: string,
  timezone: string,
): string {
  expectAtMost(extensionLimit, items.length);
  const lines = items.map(({ url, title, date, language }) => {
    const publication =
      element('news:name', publicationName) + element('news:language', newsLanguage(language));
    const news = [
      `<news:publication>${publication}</news:publication>`,
      element('news:publication_date', formatIso(date, timezone)),
      element('news:title', title),
    ];
    return `<url>${element('loc', url)}<news:news>${news.join('')}</news:news></url>\n`;
  });
  return `${declaration}<urlset ${sitemapSpace} ${newsSpace}>\n${lines.join('')}</urlset>\n`;
}

/** ISO 639 code of a BCP 47 tag; Google's exceptions for Chinese are `zh-cn` (simplified) and `zh-tw` (traditional). */
export function newsLanguage(language: string): string {
  const [primary = '', ...subtags] = language.toLowerCase().split(/[-_]/);
  if (primary !== 'zh') return primary;
  if (subtags.includes('hans')) return 'zh-cn';
  return subtags.some((subtag) => ['hant', 'tw', 'hk', 'mo'].includes(subtag)) ? 'zh-tw' : 'zh-cn';
}

import { lastChange } from '@/lib/content/record';
import type { Article, NamedLink, Original, Picture, Site } from '@/lib/content/types';
import { escapeMarkup } from '@/lib/html/escape';
import type { FeedMedia } from '@/lib/mdx/feed-html';
import { formatDay, formatIso, formatMinute } from '@/lib/site/dates';
import { textsOf } from '@/lib/site/texts';

/** One article as every feed format carries it. Times are epoch milliseconds, addresses absolute. */
export interface FeedItem {
  /** Permanent `tag:` URI; see {@link articleTag}. */
  id: string;
  slug: string;
  url: string;
  /** Plain text. */
  title: string;
  date: number;
  /** Last change after publication: an update or a correction. */
  updated?: number;
  authors: string[];
  source?: NamedLink;
  original?: Original;
  /** Plain text. */
  summary: string;
  /** What the article shows and offers, its cover first. */
  media: FeedMedia[];
  /** The whole article with absolute addresses, with its corrections on top and the reprint block at the end. */
  html: string;
  categories: string[];
  cover?: Picture;
  lang: string;
  /** Address of its signed record. */
  record?: string;
}

/** A feed as a whole. Addresses are absolute. */
export interface FeedChannel {
  title: string;
  description: string;
  homeUrl: string;
  selfUrl: string;
  language: string;
  timezone: string;
  copyright?: string;
  /** Newest change, by default of the items given; never the time of building, or the bytes would change for nothing. */
  updated?: number;
  icon?: string;
  /** Permanent id for Atom, such as {@link channelTag} gives; `selfUrl` stands in. */
  id?: string;
  /** Who answers for the feed, for entries without an author; `title` stands in. */
  author?: string;
  /** WebSub hubs (W3C WebSub 4). */
  hubs?: string[];
  /** Neighbours in the archive of a feed (RFC 5005 4). */
  archive?: FeedArchive;
  /** Articles that were withdrawn, so that readers can drop them. */
  tombstones?: Tombstone[];
}

/** Addresses of the documents that, together, hold every item (RFC 5005 4). */
export interface FeedArchive {
  /** Given by the documents of the archive: where the newest items stand. */
  current?: string;
  previous?: string;
  next?: string;
}

/** What is left of an item that was withdrawn (RFC 6721). */
export interface Tombstone {
  id: string;
  /** When it was withdrawn, in epoch milliseconds. */
  at: number;
  /** Plain text. */
  reason?: string;
}

export interface FeedItemOptions {
  /** Public origin, such as `https://news.example.cn`. */
  origin: string;
  /** The body as feed markup: addresses absolute, no components left. */
  html: string;
  /** What the body shows. */
  media?: readonly FeedMedia[];
  timezone: string;
  /** See {@link feedIdAuthority}. */
  idAuthority: string;
  /** Address of its signed record. */
  record?: string | undefined;
  /** Names of the section and its parents, put before the tags as categories. */
  sections?: string[];
}

/** Fixed, because RFC 4151 wants a day on which the authority was in force and it must never move. */
const channelTagYear = '2026';

/**
 * Authority of this site's `tag:` ids (RFC 4151 2.1). It must outlive host names and redesigns, so it does not come from
 * SITE_URL but from the registered site code where there is one. `.example` (RFC 2606) belongs to nobody, so an
 * id can never be mistaken for one that the owner of a real domain has minted.
 */
export function feedIdAuthority(site: Site): string {
  const authority = 'kaiyuan.example';
  return site.siteIdCode ? `${site.siteIdCode.toLowerCase()}.${authority}` : authority;
}

/**
 * `tag:kaiyuan.example,2022-07-08:slug` (RFC 4151). Independent of host, section, title, time of day and format, so that
 * nothing is marked unread again when one of them changes. The day belongs to it: an article that gets another one was
 * published anew, comes to the top of lists again, and is a new item for readers too.
 */
export function articleTag(
  article: Pick<Article, 'slug' | 'date'>,
  options: Pick<FeedItemOptions, 'idAuthority' | 'timezone'>,
): string {
  return `tag:${options.idAuthority},${formatDay(article.date, options.timezone)}:${article.slug}`;
}

/** Permanent id of a feed. `name` is its place on the site, such as `sections/news`; other characters are encoded. */
export function channelTag(idAuthority: string, name: string): string {
  return `tag:${idAuthority},${channelTagYear}:feeds/${encodeURI(name).replaceAll('#', '%23')}`;
}

/** The latest moment at which one of the items changed or was withdrawn; undefined without any. */
export function newestChange(
  items: readonly Pick<FeedItem, 'date' | 'updated'>[],
  tombstones: readonly Pick<Tombstone, 'at'>[] = [],
): number | undefined {
  const changes = [...items, ...tombstones.map(({ at }) => ({ date: at, updated: undefined }))];
  return changes.reduce<number | undefined>((newest, item) => {
    const changed = Math.max(item.date, item.updated ?? item.date);
    return newest === undefined || changed > newest ? changed : newest;
  }, undefined);
}

export function toFeedItem(article: Omit<Article, 'body'>, options: FeedItemOptions): FeedItem {
  const { origin } = options;
  const changed = lastChange(article);
  return {
    id: articleTag(article, options),
    slug: article.slug,
    url: new URL(article.url, origin).href,
    title: article.title,
    date: article.date,
    ...(changed > article.date && { updated: changed }),
    authors: article.authors,
    ...(article.source && { source: article.source }),
    ...(article.original && { original: article.original }),
    summary: article.summary,
    html: [...openingNotes(article, options.timezone), options.html, ...reprintBlock(article)].join('\n'),
    categories: [...new Set([...(options.sections ?? []), ...article.tags])],
    ...(article.cover && { cover: { ...article.cover, src: new URL(article.cover.src, origin).href } }),
    media: mediaOf(article.cover, options),
    lang: article.lang,
    ...(options.record && { record: options.record }),
  };
}

/** Cover and media of the body, each once. */
function mediaOf(cover: Picture | undefined, { origin, media = [] }: FeedItemOptions): FeedMedia[] {
  const own: FeedMedia[] = cover ? [{ kind: 'image', ...cover, src: new URL(cover.src, origin).href }] : [];
  return [...new Map([...own, ...media].map((medium) => [medium.src, medium])).values()];
}

/** What must be read before the text: corrections (newest first), AI label (标识办法 art. 4), archive banner. */
function openingNotes(article: Omit<Article, 'body'>, timezone: string): string[] {
  const { article: text } = textsOf(article.lang);
  const corrections = [...article.corrections].sort((a, b) => b.date - a.date);
  return [
    ...corrections.map(({ date, text: correction }) => {
      const time = `<time datetime="${formatIso(date, timezone)}">${formatMinute(date, timezone)}</time>`;
      return `<p><strong>${text.corrections}</strong> ${time} ${escapeMarkup(correction)}</p>`;
    }),
    ...(article.aiGenerated ? [`<p>${text.ai[article.aiGenerated]}</p>`] : []),
    ...(article.archived ? [`<p>${text.archived}</p>`] : []),
  ];
}

/** Source, original title, author and address of a reprint (互联网新闻信息服务管理规定 art. 15). */
function reprintBlock({ original, source, lang }: Pick<Article, 'original' | 'source' | 'lang'>): string[] {
  if (!original) return [];
  const { article: text } = textsOf(lang);
  const lines = [
    source && `${text.reprintOf} ${link(source.name, source.url)}`,
    `${text.originalTitle} ${escapeMarkup(original.title)}`,
    original.author && `${text.originalAuthor} ${escapeMarkup(original.author)}`,
    original.url && `${text.originalLink} ${link(original.url, original.url)}`,
  ];
  return [`<hr>\n<p>${lines.filter(Boolean).join('<br>\n')}</p>`];
}

function link(text: string, url: string | undefined): string {
  return url ? `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>` : escapeMarkup(text);
}

import { listName } from '@/lib/content/lists';
import { reservedSegments } from '@/lib/content/model';
import type { PublicQueries } from '@/lib/content/queries';
import type { SectionTree } from '@/lib/content/section-tree';
import type { PageRecord, TopicRecord } from '@/lib/content/settings';
import {
  fromTraditional,
  isEditionPath,
  traditionalPath,
  traditionalPrefix,
} from '@/lib/edition/traditional';
import { type FeedFile, feedFileName, parseFeedFile } from '@/lib/feeds/feed-file';
import { sitemapPartSize } from '@/lib/feeds/sitemap';
import { leavePath } from '@/lib/leave/outbound';
import { isProofPath } from '@/lib/provenance/proof-source';
import { isBundleAddress } from './assets';
import { articlesPath, historyPath, markdownSlug, markdownUrl } from './links';

/**
 * From a public address to what answers it, decided by the index before any page is rendered:
 * an address that the index does not know never reaches the render cache (contract 4, design "Serving").
 */
export type Address =
  /** A reader page or feed: rendered at `route` (inside the app), kept until its tags change. */
  | { kind: 'page'; route: string; status: 200 | 400 | 404 | 410; edition?: Edition }
  /** A page that depends on the query or on the request; never kept. */
  | { kind: 'dynamic'; route: string; edition?: Edition }
  | { kind: 'redirect'; location: string; status: 308 }
  /** Handled under its own path: APIs, media, framework files. */
  | { kind: 'handler' };

/** An edition other than the default one: made from the default edition's finished document. */
export type Edition = 'zh-hant';

export interface AddressBook {
  queries: PublicQueries;
  /** How many places the archive of a list has. */
  placeCount: (list: string) => number;
  sections: () => SectionTree;
  topics: () => TopicRecord[];
  pages: () => PageRecord[];
  redirects: () => ReadonlyMap<string, string>;
  /** Whether the site has a Traditional edition. */
  traditional: () => boolean;
  /** Whether links to other sites pass a notice. */
  externalNotice: () => boolean;
  /** What the site shows of the articles that it signed; asked only for addresses that are about it. */
  signed: { hasLog: () => boolean; hasRecords: (slug: string) => boolean };
  /** Name of the file at the root that shows IndexNow whose site this is. */
  keyFile: string | undefined;
}

/** Page sizes per kind of list. */
export const pageSize = 20;

export function sitemapParts(articles: number): number {
  return Math.max(1, Math.ceil(articles / sitemapPartSize));
}

const listKinds = new Map([
  ['tags', 'tag'],
  ['topics', 'topic'],
  ['sources', 'source'],
  ['authors', 'author'],
] as const satisfies [string, string][]);

type NamedKind = 'tag' | 'topic' | 'source' | 'author';

function listKind(folder: string): NamedKind | undefined {
  const kinds: ReadonlyMap<string, NamedKind> = listKinds;
  return kinds.get(folder);
}

const fixedPages = new Set(['feeds', 'site-map', 'corrections', 'tags', 'topics', 'sources', 'authors']);
const rootFiles = new Set([
  'sitemap.xml',
  'news-sitemap.xml',
  'robots.txt',
  'opensearch.xml',
  'opml.xml',
  'manifest.webmanifest',
  'llms.txt',
  'openapi.json',
  '.well-known/security.txt',
]);

/** Path inside the app of the default edition. */
export const defaultEdition = 'zh-hans';

function route(...parts: (string | number)[]): string {
  return `/${defaultEdition}${parts.map((part) => `/${encodeURIComponent(part)}`).join('')}`;
}

/** The slug of the article whose page stands at an inner path; undefined for all other paths. */
export function articleOfRoute(inner: string): string | undefined {
  const prefix = `${route('article')}/`;
  return inner.startsWith(prefix) ? decodeURIComponent(inner.slice(prefix.length)) : undefined;
}

/** The notice before other sites, and what stands in its place when nothing published links to the address. */
export const leaveRoute = route('leave');
export const refusedLeave: Extract<Address, { kind: 'page' }> = {
  kind: 'page',
  route: route('leave-refused'),
  status: 400,
};

/** Inner paths of what is shown where there is nothing to show, and where a page cannot be made. */
export const noticeRoutes = {
  page: { notFound: route('not-found'), failed: route('trouble') },
  data: { notFound: route('data', 'notice', 'not-found'), failed: route('data', 'notice', 'failed') },
} as const;

/** The notices in the place of what is at an inner path: answers of the API speak JSON. */
export function noticesFor(innerPath: string): { notFound: string; failed: string } {
  return innerPath.startsWith(`${route('data')}/`) ? noticeRoutes.data : noticeRoutes.page;
}

const notFound: Extract<Address, { kind: 'page' }> = {
  kind: 'page',
  route: noticeRoutes.page.notFound,
  status: 404,
};

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Resolves a path (percent-encoded, without query) of a GET request. Undefined when the encoding is malformed. */
export function resolveAddress(path: string, book: AddressBook): Address | undefined {
  const segments = decodeSegments(path);
  if (!segments || segments.some((segment) => segment.includes('\0'))) return undefined;
  const [first = '', second = ''] = segments;
  if (first === 'api' && second === 'articles') return resolveApi(path, segments, book);
  if (first === '_next' || first === 'api' || first === 'media' || path === '/reading.css')
    return { kind: 'handler' };
  if (isBundleAddress(path) || isProofPath(path)) return { kind: 'handler' };
  if (path === '/') return { kind: 'page', route: route('front'), status: 200 };
  if (first === 'zh-hant') return resolveTraditional(path, book);
  if (segments.at(-1) === '') {
    const location = `/${segments.filter(Boolean).map(encodeURIComponent).join('/')}`;
    return location === '/' ? notFound : { kind: 'redirect', location, status: 308 };
  }
  const redirected = redirectFor(`/${segments.join('/')}`, path, book);
  if (redirected) return redirected;
  if (first === 'search' && segments.length === 1) return { kind: 'dynamic', route: route('search') };
  if (path === leavePath && book.externalNotice()) return { kind: 'dynamic', route: leaveRoute };
  if (path === '/verify' && book.signed.hasLog())
    return { kind: 'page', route: route('verify'), status: 200 };
  if (path === '/transparency' && book.signed.hasLog())
    return { kind: 'dynamic', route: route('transparency') };
  const whole = segments.join('/');
  if (rootFiles.has(whole) || whole === book.keyFile || /^sitemap-\d{1,4}\.xml$/.test(whole)) {
    return resolveRootFile(whole, book);
  }
  const feedFile = parseFeedFile(segments.at(-1) ?? '');
  if (feedFile) return resolveFeed(segments, feedFile, book);
  if (first === 'archive') return resolveArchive(segments.slice(1), book);
  if (fixedPages.has(first) && segments.length === 1)
    return { kind: 'page', route: route(first), status: 200 };
  const kind = listKind(first);
  if (kind) return resolveList(kind, segments, book);
  if (reservedSegments.has(first)) return notFound;
  return resolveContent(first, second, segments, book);
}

/** Inner path of the list of articles. */
export const articleListRoute = route('data', 'articles');

/** Answers of the API: their notices are data too. */
function resolveApi(path: string, [, , slug, ...rest]: string[], { queries }: AddressBook): Address {
  // In one spelling only: limits of requests go by it.
  if (path === articlesPath) return { kind: 'dynamic', route: articleListRoute };
  const missing: Address = { kind: 'page', route: noticeRoutes.data.notFound, status: 404 };
  if (slug === undefined || rest.length > 0) return missing;
  const { state } = queries.lookUp(slug);
  if (state === 'visible') return { kind: 'page', route: route('data', 'article', slug), status: 200 };
  return state === 'gone' ? { kind: 'page', route: route('data', 'gone', slug), status: 410 } : missing;
}

function resolveTraditional(path: string, book: AddressBook): Address {
  const inner = book.traditional() ? fromTraditional(path) : undefined;
  const missing: Address = book.traditional() ? { ...notFound, edition: 'zh-hant' } : notFound;
  if (inner === '/' && path !== traditionalPrefix) {
    return { kind: 'redirect', location: traditionalPrefix, status: 308 };
  }
  // One prefix only, and nothing that all editions share.
  if (inner === undefined || !isEditionPath(inner) || fromTraditional(inner) !== undefined) return missing;
  if (inner.slice(1) === book.keyFile) return missing;
  const address = resolveAddress(inner, book);
  if (!address || address.kind === 'handler') return missing;
  if (address.kind !== 'redirect') return { ...address, edition: 'zh-hant' };
  const { location } = address;
  return isEditionPath(location) ? { ...address, location: traditionalPath(location) } : address;
}

/** A header value: everything outside printable ASCII is encoded, what is encoded already stays. */
function encodeTarget(target: string): string {
  return target.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
}

function redirectFor(decoded: string, raw: string, book: AddressBook): Address | undefined {
  const redirects = book.redirects();
  const target = redirects.get(decoded) ?? redirects.get(raw);
  if (target === '410') return { kind: 'page', route: route('gone'), status: 410 };
  if (target) return { kind: 'redirect', location: encodeTarget(target), status: 308 };
  const slug = book.queries.aliasOf(decoded) ?? book.queries.aliasOf(raw);
  if (slug === undefined) return undefined;
  const found = book.queries.lookUp(slug);
  if (found.state === 'visible') return { kind: 'redirect', location: found.url, status: 308 };
  return found.state === 'gone' ? { kind: 'page', route: route('gone', slug), status: 410 } : undefined;
}

function resolveRootFile(name: string, book: AddressBook): Address {
  const part = /^sitemap-(\d+)\.xml$/.exec(name)?.[1];
  if (part === undefined)
    return { kind: 'page', route: route('files', name.replace('.well-known/', '')), status: 200 };
  const number = Number(part);
  const parts = sitemapParts(book.queries.count(listName.all));
  const known = number >= 1 && number <= parts && String(number) === part;
  return known ? { kind: 'page', route: route('files', name), status: 200 } : notFound;
}

function listExists(
  kind: 'section' | 'tag' | 'topic' | 'source' | 'author',
  name: string,
  book: AddressBook,
): boolean {
  if (kind === 'section') return book.sections().get(name) !== undefined;
  if (kind === 'topic') return book.topics().some(({ id, published }) => id === name && published);
  return book.queries.hasAny(listName[kind](name));
}

/** The list whose feed a path names: kind and name for the route, and the list. */
function feedList(
  segments: string[],
  book: AddressBook,
): { kind: string; name: string; list: string } | undefined {
  const [first = '', second = ''] = segments;
  if (segments.length === 1) return { kind: 'all', name: 'all', list: listName.all };
  if (segments.length === 2) {
    const section = book.sections().get(first);
    return section?.feed ? { kind: 'section', name: first, list: listName.section(first) } : undefined;
  }
  const kind = listKind(first);
  if (!kind || segments.length !== 3 || !listExists(kind, second, book)) return undefined;
  return { kind, name: second, list: listName[kind](second) };
}

function resolveFeed(segments: string[], { format, span }: FeedFile, book: AddressBook): Address {
  if (segments.length === 2 && segments[0] === 'search') {
    return span ? notFound : { kind: 'dynamic', route: route('search', format) };
  }
  const found = feedList(segments, book);
  if (!found || (span && span.to > book.placeCount(found.list))) return notFound;
  return {
    kind: 'page',
    route: route('syndication', feedFileName(format, span), found.kind, found.name),
    status: 200,
  };
}

function resolveArchive(parts: string[], book: AddressBook): Address {
  const [year, month, day] = parts;
  if (year === undefined) return { kind: 'page', route: route('archive'), status: 200 };
  if (parts.length > 3 || !/^\d{4}$/.test(year) || parts.slice(1).some((part) => !/^\d{2}$/.test(part)))
    return notFound;
  const list =
    day !== undefined
      ? listName.day(`${year}-${month}-${day}`)
      : month !== undefined
        ? listName.month(`${year}-${month}`)
        : listName.year(year);
  return book.queries.hasAny(list)
    ? { kind: 'page', route: route('archive', ...parts), status: 200 }
    : notFound;
}

/** `/page/n` at the end of a list address; page 1 has the address without it. */
function pageNumber(rest: string[], base: string, list: string, book: AddressBook): number | Address {
  if (rest.length === 0) return 1;
  const [word, text = ''] = rest;
  if (rest.length !== 2 || word !== 'page' || !/^[1-9]\d{0,5}$/.test(text)) return notFound;
  if (text === '1') return { kind: 'redirect', location: base, status: 308 };
  const number = Number(text);
  return number <= Math.ceil(book.queries.count(list) / pageSize) ? number : notFound;
}

function resolveList(
  kind: 'tag' | 'topic' | 'source' | 'author',
  segments: string[],
  book: AddressBook,
): Address {
  const [folder = '', name = '', ...rest] = segments;
  if (!listExists(kind, name, book)) return notFound;
  const page = pageNumber(rest, `/${folder}/${encodeURIComponent(name)}`, listName[kind](name), book);
  return typeof page === 'number'
    ? { kind: 'page', route: route('list', kind, name, page), status: 200 }
    : page;
}

function resolveContent(first: string, second: string, segments: string[], book: AddressBook): Address {
  const section = book.sections().get(first);
  if (segments.length === 1) {
    if (section) return { kind: 'page', route: route('section', first, 1), status: 200 };
    const page = book.pages().find(({ id, published }) => id === first && published);
    return page ? { kind: 'page', route: route('static', first), status: 200 } : notFound;
  }
  if (section && second === 'page' && segments.length === 3) {
    const page = pageNumber(segments.slice(1), `/${first}`, listName.section(first), book);
    return typeof page === 'number'
      ? { kind: 'page', route: route('section', first, page), status: 200 }
      : page;
  }
  if (segments.length === 3 && segments[2] === 'history') return resolveHistory(segments, book);
  if (segments.length !== 2) return notFound;
  const asMarkdown = markdownSlug(second);
  const slug = asMarkdown ?? second;
  const found = book.queries.lookUp(slug);
  if (found.state === 'gone') return { kind: 'page', route: route('gone', slug), status: 410 };
  if (found.state === 'unknown') return notFound;
  const address = `/${segments.map(encodeURIComponent).join('/')}`;
  const right = asMarkdown === undefined ? found.url : markdownUrl(found.url);
  if (right !== address) return { kind: 'redirect', location: right, status: 308 };
  return { kind: 'page', route: route(asMarkdown === undefined ? 'article' : 'markdown', slug), status: 200 };
}

/** Signed versions of an article; of one that was withdrawn, that it was. */
function resolveHistory([first = '', slug = '']: string[], { queries, signed }: AddressBook): Address {
  const found = queries.lookUp(slug);
  if (found.state === 'unknown' || !signed.hasRecords(slug)) return notFound;
  if (found.state === 'gone') return { kind: 'page', route: route('gone', slug), status: 410 };
  if (found.url !== `/${first}/${slug}`)
    return { kind: 'redirect', location: historyPath(found.url), status: 308 };
  return { kind: 'page', route: route('history', slug), status: 200 };
}

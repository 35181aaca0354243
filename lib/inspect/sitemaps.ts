import { renderRootFile } from '@/lib/feeds/root-files';
import { sitemapLimit } from '@/lib/feeds/sitemap';
import { newsSpanMs } from '@/lib/revalidate/news-span';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { localPath, readable } from './answer';
import { readSitemap, type SitemapAddress } from './sitemap-document';
import type { Finding, InspectionContext } from './types';

type Fault = Pick<Finding, 'rule' | 'message'>;

/** Sitemaps as they are served, part by part: well-formed, within the limits, every address once and answering. */
export function* inspectSitemaps(context: InspectionContext): Iterable<Finding> {
  for (const { rule, message } of faultsOf(context)) yield { rule, file: 'site.yaml', message };
}

function* faultsOf(context: InspectionContext): Iterable<Fault> {
  const { siteUrl } = context.newsroom.environment;
  const serve = (name: string): string => renderRootFile(context.newsroom, name)?.body ?? '';
  const index = readSitemap(serve('sitemap.xml'));
  if (typeof index === 'string')
    yield { rule: 'sitemap-invalid', message: text.sitemapInvalid('/sitemap.xml', index) };
  const seen = new Set<string>();
  const parts = typeof index === 'string' ? [] : index.flatMap(({ loc }) => localPath(loc, siteUrl) ?? []);
  for (const part of parts) yield* inspectSitemap(serve(part.slice(1)), part, context, seen);
  yield* inspectSitemap(serve('news-sitemap.xml'), '/news-sitemap.xml', context, new Set());
}

/**
 * @param address under which it is served
 * @param seen addresses of the parts before; those of this one are added
 */
export function* inspectSitemap(
  document: string,
  address: string,
  context: Pick<InspectionContext, 'answer' | 'newsroom' | 'now'>,
  seen: Set<string>,
): Iterable<Fault> {
  const entries = readSitemap(document);
  if (typeof entries === 'string') {
    yield { rule: 'sitemap-invalid', message: text.sitemapInvalid(address, entries) };
    return;
  }
  if (entries.length > sitemapLimit)
    yield { rule: 'sitemap-size', message: text.sitemapSize(address, entries.length) };
  for (const entry of entries) yield* inspectEntry(entry, address, context, seen);
}

function* inspectEntry(
  { loc, published }: SitemapAddress,
  address: string,
  { answer, newsroom, now }: Pick<InspectionContext, 'answer' | 'newsroom' | 'now'>,
  seen: Set<string>,
): Iterable<Fault> {
  const shown = readable(loc);
  if (seen.has(loc)) yield { rule: 'sitemap-repeated', message: text.sitemapRepeated(address, shown) };
  seen.add(loc);
  const path = localPath(loc, newsroom.environment.siteUrl);
  const { end, hops } = path === undefined ? { end: 'missing', hops: 0 } : answer(path);
  if (end !== 'page' || hops > 0) yield { rule: 'sitemap-link', message: text.sitemapLink(address, shown) };
  // Times are written to the second.
  if (published !== undefined && Date.parse(published) + 1000 < now - newsSpanMs)
    yield { rule: 'news-sitemap-old', message: text.newsSitemapOld(shown) };
}

import { listName } from '@/lib/content/lists';
import { feedFileName, feedFormats } from '@/lib/feeds/feed-file';
import { loadFeed } from '@/lib/feeds/load-feed';
import { renderFeed } from '@/lib/feeds/render-feed';
import { authorUrl, sectionUrl, sourceUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { localPath, readable } from './answer';
import { inspectFeedDocument } from './feed-document';
import type { Finding, InspectionContext } from './types';

/** Feeds as they are served, made by the same code: of the site, every section and topic, and the largest of each other kind. */

/** Of tags, sources and authors: their feeds are made by the same code of the same articles. */
const largestOfKind = 10;

interface Place {
  kind: string;
  name: string;
  url: string;
}

export function* inspectFeeds(context: InspectionContext): Iterable<Finding> {
  for (const { kind, name, url } of placesOf(context)) {
    for (const format of feedFormats) {
      const feed = loadFeed(context.newsroom, kind, name, { format });
      if (!feed) continue;
      const address = readable(`${url === '/' ? '' : url}/${feedFileName(format)}`);
      const document = renderFeed(format, feed.channel, feed.items);
      const { faults, urls } = inspectFeedDocument(document, format, address);
      for (const { rule, message } of faults) yield { rule, file: 'site.yaml', message };
      for (const href of urls) yield* inspectItem(href, address, context);
    }
  }
}

function* inspectItem(href: string, address: string, context: InspectionContext): Iterable<Finding> {
  const path = localPath(href, context.newsroom.environment.siteUrl);
  const { end, hops } = path === undefined ? { end: 'page', hops: 0 } : context.answer(path);
  if (end === 'page' && hops === 0) return;
  yield { rule: 'feed-link', file: 'site.yaml', message: text.feedLink(address, readable(href)) };
}

function placesOf({ newsroom }: InspectionContext): Place[] {
  const { queries, settings } = newsroom;
  const largest = (kind: string, url: (name: string) => string): Place[] =>
    queries
      .counts(`${kind}:`)
      .sort((a, b) => b.total - a.total)
      .slice(0, largestOfKind)
      .map(({ name }) => ({ kind, name, url: url(name) }));
  return [
    { kind: 'all', name: 'all', url: '/' },
    ...settings
      .sections()
      .sections.filter(({ id, feed }) => feed && queries.hasAny(listName.section(id)))
      .map(({ id }) => ({ kind: 'section', name: id, url: sectionUrl(id) })),
    ...settings
      .topics()
      .filter(({ published }) => published)
      .map(({ id }) => ({ kind: 'topic', name: id, url: topicUrl(id) })),
    ...largest('tag', tagUrl),
    ...largest('source', sourceUrl),
    ...largest('author', authorUrl),
  ];
}

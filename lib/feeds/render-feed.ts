import { renderAtom } from './atom';
import type { FeedFormat } from './feed-file';
import type { FinishedFile } from './finished-file';
import type { FeedChannel, FeedItem } from './item';
import { renderJsonFeed } from './json-feed';
import { renderRss } from './rss';

const formats: Record<
  FeedFormat,
  { type: string; render: (channel: FeedChannel, items: readonly FeedItem[]) => string }
> = {
  'rss.xml': { type: 'application/rss+xml; charset=utf-8', render: renderRss },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  'feed.json': { type: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
};

/** The document of a feed. */
export function renderFeed(format: FeedFormat, channel: FeedChannel, items: readonly FeedItem[]): string {
  return formats[format].render(channel, items);
}

/**
 * A feed as a file, dated by its newest change; without items it has no date. A feed with hubs names them and itself
 * in `Link` too, where subscribers look first (W3C WebSub 4).
 */
export function feedFile(
  format: FeedFormat,
  channel: FeedChannel,
  items: readonly FeedItem[],
): Omit<FinishedFile, 'tags'> {
  const { hubs = [], selfUrl, updated } = channel;
  const links = [...hubs.map((hub) => `<${hub}>; rel="hub"`), `<${selfUrl}>; rel="self"`];
  return {
    status: 200,
    type: formats[format].type,
    body: renderFeed(format, channel, items),
    lastModified: updated === undefined ? undefined : new Date(updated).toUTCString(),
    headers: hubs.length > 0 ? { Link: links.join(', ') } : {},
  };
}

import { Parser } from 'htmlparser2';
import type { FeedFormat } from '@/lib/feeds/feed-file';
import { isAbsoluteAddress } from '@/lib/mdx/address';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { type ReadFeed, type ReadItem, readFeed } from './read-feed';
import type { Finding } from './types';

type Fault = Pick<Finding, 'rule' | 'message'>;

/**
 * Faults of the document of a feed, read as a feed reader reads it: well-formed, the fields that its format requires,
 * ids that differ, absolute addresses. Also the addresses of its items, which the caller has to follow.
 * @param address under which the feed is served, for messages
 */
export function inspectFeedDocument(
  document: string,
  format: FeedFormat,
  address: string,
): { faults: Fault[]; urls: string[] } {
  const feed = readFeed(document, format);
  if (typeof feed === 'string') {
    return { faults: [{ rule: 'feed-invalid', message: text.feedInvalid(address, feed) }], urls: [] };
  }
  const missing = missingFields(feed).map(
    (field): Fault => ({ rule: 'feed-fields', message: text.feedFields(address, field) }),
  );
  const ids = feed.items.flatMap(({ id }) => id ?? []);
  const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const urls = feed.items.flatMap(({ url }) => url ?? []);
  const written = [...(feed.url ? [feed.url] : []), ...urls, ...feed.items.flatMap(addressesIn)];
  const relative = [...new Set(written.filter((href) => !isAbsoluteAddress(href)))];
  return {
    faults: [
      ...missing,
      ...repeated.map((id): Fault => ({ rule: 'feed-identity', message: text.feedIdentity(address, id) })),
      ...relative.map((href): Fault => ({ rule: 'feed-address', message: text.feedAddress(address, href) })),
    ],
    urls,
  };
}

function missingFields(feed: ReadFeed): string[] {
  const ofFeed = (['title', 'url'] as const).filter((field) => !feed[field]);
  const required = ['id', 'title', 'url', 'date', 'html'] as const;
  const ofItems = feed.items.flatMap((item) => required.filter((field) => !item[field]));
  return [...ofFeed, ...[...new Set(ofItems)].map((field) => `item.${field}`)];
}

const addressAttributes = new Set(['href', 'src', 'poster']);

function addressesIn({ html = '' }: ReadItem): string[] {
  const found: string[] = [];
  const onattribute = (name: string, value: string): void => {
    if (addressAttributes.has(name)) found.push(value);
  };
  new Parser({ onattribute }).end(html);
  return found;
}

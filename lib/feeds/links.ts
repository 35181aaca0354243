import type { FeedChannel, FeedItem } from './item';

export interface FeedLink {
  href: string;
  rel: string;
  type?: string;
}

/** Links of a feed about itself: its own address, its hubs (WebSub), its archive (RFC 5005). */
export function feedLinks({ selfUrl, hubs = [], archive = {} }: FeedChannel, type: string): FeedLink[] {
  const neighbours = {
    current: archive.current,
    'prev-archive': archive.previous,
    'next-archive': archive.next,
  };
  return [
    { href: selfUrl, rel: 'self', type },
    ...hubs.map((href) => ({ href, rel: 'hub' })),
    ...Object.entries(neighbours).flatMap(([rel, href]) => (href ? [{ href, rel, type }] : [])),
  ];
}

/** From an item to its signed record. */
export function recordLinks({ record }: Pick<FeedItem, 'record'>): FeedLink[] {
  return record ? [{ href: record, rel: 'describedby', type: 'application/json' }] : [];
}

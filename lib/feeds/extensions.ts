import { escapeMarkup } from '@/lib/html/escape';
import { formatIso } from '@/lib/site/dates';
import type { FeedChannel, Tombstone } from './item';
import type { Additions } from './markup';

/** Lets browsers show a feed as a page for people; works without scripts and for all XML formats. */
export const feedStylesheets = [{ type: 'text/css', href: '/feed.css' }];

/** A document of an archive says so (RFC 5005 4). */
export function archiveMark({ archive }: FeedChannel): Additions | undefined {
  if (!archive?.current) return undefined;
  return { namespaces: { fh: 'http://purl.org/syndication/history/1.0' }, first: '\n<fh:archive/>' };
}

/** Withdrawn entries as tombstones (RFC 6721 3). */
export function tombstoneElements({ tombstones = [], timezone }: FeedChannel): Additions | undefined {
  if (tombstones.length === 0) return undefined;
  const elements = tombstones.map((tombstone) => `${tombstoneElement(tombstone, timezone)}\n`);
  return { namespaces: { at: 'http://purl.org/atompub/tombstones/1.0' }, last: elements.join('') };
}

function tombstoneElement({ id, at, reason }: Tombstone, timezone: string): string {
  const attributes = `ref="${escapeMarkup(id)}" when="${formatIso(at, timezone)}"`;
  const comment = reason ? `<at:comment>${escapeMarkup(reason)}</at:comment>` : '';
  return `<at:deleted-entry ${attributes}>${comment}</at:deleted-entry>`;
}

export function join(...parts: (Additions | undefined)[]): Additions {
  return {
    namespaces: Object.assign({}, ...parts.map((part) => part?.namespaces)),
    first: parts.map((part) => part?.first ?? '').join(''),
    last: parts.map((part) => part?.last ?? '').join(''),
  };
}

import type { MediaNs } from 'feedsmith';
import { lookup } from 'mrmime';
import type { FeedMedia } from '@/lib/mdx/feed-html';
import type { FeedItem } from './item';

/** A file that comes with an item. RSS cannot name one without its size. */
export interface Enclosure {
  url: string;
  type: string;
  length?: number;
  title?: string;
}

function typeOf({ src, type }: FeedMedia): string {
  return type?.replace(/;.*$/, '') || lookup(new URL(src).pathname) || 'application/octet-stream';
}

/** What a reader may want to load: recordings first, then attachments. Pictures are part of the text. */
export function enclosuresOf({ media }: FeedItem): Enclosure[] {
  const order = ['audio', 'video', 'file'];
  return order.flatMap((kind) =>
    media
      .filter((medium) => medium.kind === kind)
      .map((medium) => ({
        url: medium.src,
        type: typeOf(medium),
        length: medium.bytes,
        title: medium.title || medium.caption || undefined,
      })),
  );
}

/** Pictures and recordings as Media RSS 1.5: address, type, size, caption and credit, the cover first. */
export function mediaElements({ media }: FeedItem): { media: MediaNs.ItemOrFeed } | undefined {
  const contents = media.filter(({ kind }) => kind !== 'file').map(contentOf);
  return contents.length === 0 ? undefined : { media: { contents } };
}

function contentOf(medium: FeedMedia): MediaNs.Content {
  const { kind, src, title, alt, caption, credit, width, height, bytes, poster } = medium;
  const description = caption || alt;
  return {
    url: src,
    ...(kind !== 'file' && { medium: kind }),
    type: typeOf(medium),
    ...(bytes !== undefined && { fileSize: bytes }),
    ...(width && { width }),
    ...(height && { height }),
    ...(title && { title: { value: title, type: 'plain' } }),
    ...(description && { description: { value: description, type: 'plain' } }),
    ...(credit && { credits: [{ value: credit }] }),
    ...(poster && { thumbnails: [{ url: poster }] }),
  };
}

import type { MediaNs } from 'feedsmith';
import { lookup } from 'mrmime';
import type { FeedItem } from './item';

/** The cover as Media RSS: address, type, size, caption and credit. */
export function coverMedia({ cover }: FeedItem): { media: MediaNs.ItemOrFeed } | undefined {
  if (!cover) return undefined;
  const type = lookup(new URL(cover.src).pathname);
  const caption = cover.caption ?? cover.alt;
  return {
    media: {
      contents: [
        {
          url: cover.src,
          medium: 'image',
          ...(type && { type }),
          ...(cover.width && { width: cover.width }),
          ...(cover.height && { height: cover.height }),
          ...(caption && { description: { value: caption, type: 'plain' } }),
          ...(cover.credit && { credits: [{ value: cover.credit }] }),
        },
      ],
    },
  };
}

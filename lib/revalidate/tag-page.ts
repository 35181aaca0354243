import { unstable_cache } from 'next/cache';
import { encodeTag } from './tags';

/**
 * Marks the page or handler that is being rendered with what it was made from.
 * A classic ISR page takes tags only from cached data, so an empty piece of it is read under these tags.
 */
export async function tagPage(tags: Iterable<string>): Promise<void> {
  const encoded = [...new Set(tags)].map(encodeTag);
  for (let start = 0; start < encoded.length; start += 100) {
    const part = encoded.slice(start, start + 100);
    await unstable_cache(async () => 1, part, { tags: part })();
  }
}

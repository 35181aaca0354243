import { createHash } from 'node:crypto';
import { encodeTag, pageTag } from '@/lib/revalidate/tags';

/**
 * Names of cache tags as caches in front know them: short, because a front page has a hundred, and telling nothing,
 * because internal tags name articles that are not public. Two tags of one name would be purged together, no more.
 */

/** On every answer that has tags: whoever purges it purges all. */
export const everything = 'all';

/** In the place of more tags than a header may carry; purged with every change. */
export const uncounted = 'many';

/** Headers of Cloudflare and Fastly may have 16 KB. */
const mostTags = 600;

/** @param tag as in {@link encodeTag}, the form that documents carry */
export function shortTag(tag: string): string {
  return createHash('sha1').update(tag).digest('base64url').slice(0, 8);
}

/** The names under which an answer can be purged. @param tags encoded ones */
export function namesOf(tags: readonly string[]): string[] {
  if (tags.length > mostTags) return [everything, uncounted];
  return [everything, ...new Set(tags.map(shortTag))];
}

/** What must be purged when tags are invalidated. @param tags as the newsroom names them */
export function purgedBy(tags: ReadonlySet<string> | 'all'): string[] {
  if (tags === 'all') return [everything];
  return tags.size === 0 ? [] : [uncounted, ...[...tags].map((tag) => shortTag(encodeTag(tag)))];
}

/** Tags of an address that no page stands at: files, and pictures made of articles. @param path percent-encoded */
export function tagsOfFile(path: string): string[] {
  const [, first = '', second = '', third = '', fourth = ''] = path.split('/');
  if (first === 'api' && second === 'og') {
    return third === 'article' ? [encodeTag(pageTag.article(fourth.replace(/\.\w+$/, '')))] : [];
  }
  if (first !== 'media') return [];
  const own = second === 'articles' ? [pageTag.article(third)] : [];
  return [pageTag.media(path), ...own].map(encodeTag);
}

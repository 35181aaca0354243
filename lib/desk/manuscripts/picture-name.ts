import { slugify } from '@/lib/content/slugify';

/**
 * A name of `[a-z0-9-]` for an uploaded picture, without an extension, out of the one that it had: Chinese by its sound.
 * `picture` when nothing is left.
 */
export function pictureName(given: string): string {
  const base = (given.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '').slice(0, 200);
  return slugify(base) || 'picture';
}

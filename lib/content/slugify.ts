import { pinyin } from 'pinyin-pro';

const longest = 60;

/** Any words as a slug: Chinese by its sound, cut between words. Empty when nothing in them has letters or digits. */
export function slugify(words: string): string {
  const spoken = words.replace(/\p{Script=Han}+/gu, (run) => {
    return ` ${pinyin(run, { toneType: 'none', type: 'array', v: true }).join(' ')} `;
  });
  const letters = spoken.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (slug.length <= longest) return slug;
  return slug
    .slice(0, longest + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, longest);
}

/** A slug that is not taken: `base`, else `base-2`, `base-3` … */
export function freeSlug(base: string, isTaken: (slug: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(slug)) return slug;
  }
}

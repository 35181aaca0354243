import { pinyin } from 'pinyin-pro';
import { slugPattern } from '@/lib/content/model';
import { hashOf } from '@/lib/content/tree';

const longest = 60;
/** Names of files that say nothing about what stands in them. */
const general =
  /^(?:index|default|content|article|post|page|view|detail|show|news|info|list|home|main)(?:-\d+)?$/;

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

/** The name in the address where it says something, else the title; unique among `taken`, to which it is added. */
export function chooseSlug(
  { title, address, key }: { title: string; address?: string; key: string },
  taken: Set<string>,
): string {
  const base =
    fromAddress(address) || slugify(title) || `import-${slugify(hashOf(Buffer.from(key))).slice(0, 8)}`;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (taken.has(slug)) continue;
    taken.add(slug);
    return slug;
  }
}

function fromAddress(address: string | undefined): string {
  if (!address || !URL.canParse(address)) return '';
  const name = new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? '';
  const slug = name
    .replace(/\.[a-z]{2,5}$/i, '')
    .replaceAll('_', '-')
    .toLowerCase();
  return slugPattern.test(slug) && slug.length <= longest && /[a-z]{3}/.test(slug) && !general.test(slug)
    ? slug
    : '';
}

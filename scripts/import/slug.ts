import { slugPattern } from '@/lib/content/model';
import { freeSlug, slugify } from '@/lib/content/slugify';
import { hashOf } from '@/lib/content/tree';

const longest = 60;
/** Names of files that say nothing about what stands in them. */
const general =
  /^(?:index|default|content|article|post|page|view|detail|show|news|info|list|home|main)(?:-\d+)?$/;

/** The name in the address where it says something, else the title; unique among `taken`, to which it is added. */
export function chooseSlug(
  { title, address, key }: { title: string; address?: string; key: string },
  taken: Set<string>,
): string {
  const base =
    fromAddress(address) || slugify(title) || `import-${slugify(hashOf(Buffer.from(key))).slice(0, 8)}`;
  const slug = freeSlug(base, (name) => taken.has(name));
  taken.add(slug);
  return slug;
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

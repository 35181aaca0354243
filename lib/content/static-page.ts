import { collectReferences } from '@/lib/mdx/references';
import { pageTag } from '@/lib/revalidate/tags';
import { resolveMedia } from './record';
import type { StaticPage } from './types';

/** Cache tags of a static page: itself and what its body shows. */
export function staticPageTags({ id, body }: StaticPage): string[] {
  const { media, related } = collectReferences(body);
  return [
    pageTag.page(id),
    ...related.map(pageTag.card),
    ...media.map(({ src }) => pageTag.media(resolveMedia(src, '/media/'))),
  ];
}

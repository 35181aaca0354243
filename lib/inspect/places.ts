import { locate, type Place, splitFrontMatter } from '@/lib/content/front-matter';
import { decodeMedia } from '@/lib/content/record';
import { resolveLink, resolveMedia } from '@/lib/mdx/address';
import { collectReferences } from '@/lib/mdx/references';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { InspectedBody } from './types';

/** Places of findings, found only when somebody asks: the file is read and parsed anew for each. */

/** Where a field stands in a settings file or in the front matter of a document; its nearest neighbour when it is missing. */
export function fieldPlace(
  { tree }: Newsroom,
  file: string,
  path: readonly (string | number)[],
): () => Place {
  return () => {
    const text = (tree.readText(file) ?? '').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    if (!file.endsWith('.mdx')) return locate(text, path);
    const { yaml, yamlLine } = splitFrontMatter(text);
    if (yaml === undefined) return { line: 1, column: 1 };
    const { line, column } = locate(yaml, path);
    return { line: line + yamlLine - 1, column };
  };
}

/**
 * Where a body names an address (resolved, as lib/inspect/body-parts.ts gives it) or an article.
 * @param earlier so many mentions of it stand before
 */
export function mentionPlace(body: InspectedBody, address: string, earlier = 0): () => Place {
  return () => {
    const { links, media, relatedAt } = collectReferences(body.source());
    const mentions = [
      ...links.map((link) => ({ ...link, address: resolveLink(link.href, body.mediaBase) })),
      ...media.map((medium) => ({ ...medium, address: resolveMedia(medium.src, body.mediaBase) })),
      ...relatedAt.map((related) => ({ ...related, address: related.slug })),
    ].filter((mention) => decodeMedia(mention.address) === decodeMedia(address));
    const mention = mentions[earlier] ?? mentions.at(-1);
    return mention
      ? { line: body.bodyLine + mention.line, column: mention.column }
      : { line: body.bodyLine + 1, column: 1 };
  };
}

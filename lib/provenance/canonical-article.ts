import type { PublicArticle, Site } from '@/lib/content/types';
import { type FeedNode, readFeedTree } from '@/lib/mdx/feed-tree';
import { formatDay, formatIso } from '@/lib/site/dates';
import { blockOf, blocksOfBody } from './blocks-of-body';
import { type Block, type CanonicalFields, type CanonicalText, canonVersion } from './canonical';
import { strictText } from './normalise';

export interface ArticleSurroundings {
  /** SITE_URL. */
  origin: string;
  site: Pick<Site, 'name' | 'timezone'>;
  /** Text of a file of the site by its address. */
  readFile: (src: string) => string | undefined;
}

/**
 * The canonical text of an article, canon-v1 §6 and §7.
 * @param tree its body as the index keeps it, see lib/mdx/feed-tree.ts
 */
export function canonicalArticle(
  article: PublicArticle,
  tree: string,
  surroundings: ArticleSurroundings,
): CanonicalText {
  const nodes = readFeedTree(tree);
  const { kicker = '', title, subtitle = '' } = article;
  const blocks = [
    ...kicker.split('\n').flatMap((line) => blockOf('kicker', line)),
    ...blockOf('title', title),
    ...blockOf('subtitle', subtitle),
    ...coverBlocks(article, nodes),
    ...blocksOfBody(nodes, surroundings.readFile),
  ];
  return { canon: canonVersion, fields: fieldsOf(article, surroundings), blocks };
}

/** The cover says nothing when the body shows the same picture. */
function coverBlocks({ cover }: PublicArticle, nodes: readonly FeedNode[]): Block[] {
  if (!cover || showsPicture(nodes, cover.src)) return [];
  const { alt, caption = '', credit = '' } = cover;
  return [...blockOf('alt', alt), ...blockOf('caption', caption), ...blockOf('credit', credit)];
}

function showsPicture(nodes: readonly FeedNode[], src: string): boolean {
  return nodes.some((node) => {
    if (node.type === 'element' && node.tagName === 'img' && node.properties.src === src) return true;
    if ('attributes' in node && node.name === 'Figure') {
      const isIt = (attribute: (typeof node.attributes)[number]): boolean =>
        attribute.type === 'mdxJsxAttribute' && attribute.name === 'src' && attribute.value === src;
      if (node.attributes.some(isIt)) return true;
    }
    return 'children' in node && showsPicture(node.children, src);
  });
}

function fieldsOf(article: PublicArticle, { origin, site }: ArticleSurroundings): CanonicalFields {
  const { timezone } = site;
  const { slug, url, lang, archived, date, dateOnly, updated, source, authors, editor, original } = article;
  const { corrections, aiGenerated } = article;
  return {
    slug,
    url: new URL(url, origin).href,
    site: strictText(site.name),
    lang,
    status: archived ? 'archived' : 'published',
    date: dateOnly ? formatDay(date, timezone) : formatIso(date, timezone),
    ...(updated !== undefined && { updated: formatIso(updated, timezone) }),
    ...(article.minorEdit !== undefined && { minor: formatIso(article.minorEdit, timezone) }),
    ...(source && { source: strictText(source.name) }),
    ...(authors.length > 0 && { authors: authors.map(strictText) }),
    ...(editor !== undefined && { editor: strictText(editor) }),
    ...(original && { original: originalOf(original) }),
    ...(corrections.length > 0 && {
      corrections: corrections.map((note) => ({
        date: formatIso(note.date, timezone),
        text: strictText(note.text),
      })),
    }),
    ...(aiGenerated && { ai: aiGenerated }),
  };
}

function originalOf({
  title,
  author,
  url,
}: NonNullable<PublicArticle['original']>): CanonicalFields['original'] {
  return {
    title: strictText(title),
    ...(author !== undefined && { author: strictText(author) }),
    ...(url !== undefined && { url }),
  };
}

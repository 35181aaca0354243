import type { ElementContent, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { VFile } from 'vfile';
import { type BodyTexts, textsOf } from '@/lib/site/texts';
import { rehypePlugins, remarkRehypeOptions } from './dialect';
import { copyTree } from './nodes';
import { parseBody } from './parse-body';
import { plainParagraphs } from './plain-paragraphs';
import { plainText } from './plain-text';
import { remarkStructure } from './structure';

/** Content of a body in HTML's tree, with the components of the dialect still in it. */
export type FeedNode = HtmlRoot['children'][number];

export interface FeedTreeOptions {
  mediaBase: string;
  /** BCP 47 of the body; default Chinese. */
  language?: string;
}

const passThrough = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const;

type ToHtml = Processor<undefined, Root, HtmlRoot, undefined, undefined>;

const processors = new Map<BodyTexts, ToHtml>();

function processorFor(text: BodyTexts): ToHtml {
  const known = processors.get(text);
  if (known) return known;
  const made = unified()
    .use(remarkRehype, { ...remarkRehypeOptions(text), passThrough: [...passThrough] })
    .use(rehypePlugins)
    .freeze();
  processors.set(text, made);
  return made;
}

/**
 * A body as far as it can be prepared without knowing the site: everything that takes time. The index keeps it, because
 * a feed shows twenty whole articles and must be ready at once. Never throws: what cannot be parsed is given as text.
 * @returns JSON of a list of {@link FeedNode}
 */
export function feedTree(body: string, { mediaBase, language }: FeedTreeOptions): string {
  const nodes = childrenOf(body, mediaBase, textsOf(language).mdx);
  for (const node of nodes) forgetPositions(node);
  return JSON.stringify(nodes);
}

/** Reads what {@link feedTree} wrote. */
export function readFeedTree(json: string): FeedNode[] {
  const nodes: FeedNode[] = JSON.parse(json);
  return nodes;
}

function childrenOf(body: string, mediaBase: string, text: BodyTexts): FeedNode[] {
  const paragraphs = plainParagraphs(body);
  return paragraphs ? paragraphsOf(paragraphs) : parsedTree(body, mediaBase, text);
}

/** The long way, of a body with syntax. Exported for comparison with the short one. */
export function parsedTree(body: string, mediaBase: string, text: BodyTexts): FeedNode[] {
  try {
    const { tree, failures } = parseBody(body);
    if (failures.length > 0) return asText(body);
    const own = copyTree(tree);
    const file = new VFile(body);
    remarkStructure({ mediaBase })(own, file);
    return processorFor(text).runSync(own, file).children;
  } catch {
    return asText(body);
  }
}

function asText(body: string): FeedNode[] {
  return paragraphsOf(plainText(body).text.split('\n').filter(Boolean));
}

/** As the parser writes them: with a line end between. */
function paragraphsOf(lines: readonly string[]): ElementContent[] {
  return lines.flatMap((value, index) => {
    const children = [{ type: 'text' as const, value }];
    const paragraph = { type: 'element' as const, tagName: 'p', properties: {}, children };
    return index === 0 ? [paragraph] : [{ type: 'text' as const, value: '\n' }, paragraph];
  });
}

/** JSON leaves out what is undefined. */
function forgetPositions(node: FeedNode): void {
  node.position = undefined;
  if ('attributes' in node) for (const attribute of node.attributes) attribute.position = undefined;
  if ('children' in node) for (const child of node.children) forgetPositions(child);
}

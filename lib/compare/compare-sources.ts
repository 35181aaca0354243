import type { ElementContent } from 'hast';
import { splitFrontMatter } from '@/lib/content/front-matter';
import { checkBody } from '@/lib/mdx/check-body';
import { writeFeedTree } from '@/lib/mdx/feed-html';
import { feedTree } from '@/lib/mdx/feed-tree';
import type { SiteBodyContext } from '@/lib/site/body-context';
import { type ComparedBlock, compareBlocks } from './blocks';
import { type ComparedField, compareFields } from './fields';
import { compareLines } from './lines';
import { Patience } from './regions';

/** Two versions of an article: as they will be read where they can be, else as written. */
export type Comparison =
  | { kind: 'rendered'; fields: ComparedField[]; blocks: ComparedBlock[] }
  | { kind: 'written'; lines: ElementContent[]; because?: 'unreadable' | 'equalLook' }
  | { kind: 'equal' };

export interface ComparisonOptions {
  /** SITE_URL. */
  origin: string;
  /** Folder of the files beside the article, as an address. */
  mediaBase: string;
  /** BCP 47 of the article. */
  language?: string;
  body: SiteBodyContext;
  nameOf: (key: string) => string;
}

/** Longest that a comparison may take, in milliseconds. */
const patienceMs = 1000;

function elementsOf(
  body: string,
  { origin, mediaBase, language, body: site }: ComparisonOptions,
): ElementContent[] {
  const tree = feedTree(body, { mediaBase, language });
  return withoutStrikes(writeFeedTree(tree, { ...site, origin, language }).children);
}

/** Whether something in it would not be shown, or not as written. */
function isFaulty(body: string): boolean {
  return checkBody(body, { file: '', bodyLine: 0 }).some(({ severity }) => severity === 'error');
}

/** Struck text of the body, told from text that was struck out. */
function withoutStrikes(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const tagName = node.tagName === 'del' ? 's' : node.tagName;
    return { ...node, tagName, children: withoutStrikes(node.children) };
  });
}

/** @param asWritten compare the sources line by line */
export function compareSources(
  before: string,
  after: string,
  options: ComparisonOptions,
  asWritten = false,
): Comparison {
  if (before === after) return { kind: 'equal' };
  const patience = new Patience(patienceMs);
  const written = (because?: 'unreadable' | 'equalLook'): Comparison => {
    return { kind: 'written', lines: compareLines(before, after, patience), because };
  };
  if (asWritten) return written();
  const bodies = [before, after].map((source) => splitFrontMatter(source).body);
  const [old = '', now = ''] = bodies;
  const fields = compareFields(before, after, options.nameOf, patience);
  if (!fields || bodies.some(isFaulty)) return written('unreadable');
  const blocks = compareBlocks(elementsOf(old, options), elementsOf(now, options), patience);
  const isEqual = fields.length === 0 && blocks.every(({ change }) => change === 'same');
  return isEqual ? written('equalLook') : { kind: 'rendered', fields, blocks };
}

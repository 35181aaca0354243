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
  | { kind: 'written'; lines: ElementContent[] };

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
  return writeFeedTree(feedTree(body, { mediaBase, language }), { ...site, origin, language }).children;
}

/** Whether something in it would not be shown, or not as written. */
function isFaulty(body: string): boolean {
  return checkBody(body, { file: '', bodyLine: 0 }).some(({ severity }) => severity === 'error');
}

export function compareSources(before: string, after: string, options: ComparisonOptions): Comparison {
  const patience = new Patience(patienceMs);
  const bodies = [before, after].map((source) => splitFrontMatter(source).body);
  const [old = '', now = ''] = bodies;
  const fields = compareFields(before, after, options.nameOf, patience);
  if (!fields || bodies.some(isFaulty)) {
    return { kind: 'written', lines: compareLines(before, after, patience) };
  }
  const blocks = compareBlocks(elementsOf(old, options), elementsOf(now, options), patience);
  return { kind: 'rendered', fields, blocks };
}

import type { Element, ElementContent } from 'hast';
import { make } from '@/lib/mdx/feed-element';
import { compareInline, wrapped } from './inline';
import { findRegions, type Patience, type Region } from './regions';
import { pairUp } from './similarity';

/** Two bodies in plain elements, compared block by block and inside of those that were rewritten. */

export type Change = 'same' | 'changed' | 'added' | 'removed';

export interface ComparedBlock {
  change: Change;
  /** Both versions in one: what went stands in `del`, what came in `ins`; whole blocks carry `data-change`. */
  node: ElementContent;
}

const blockTags = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table caption thead tbody tfoot tr td th pre hr div section'.split(
    ' ',
  ),
);

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && blockTags.has(node.tagName);
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function holdsBlocks({ children }: Element): boolean {
  return children.some(isBlock);
}

/** Children as blocks: text that stands beside blocks becomes one itself. */
function blocksOf(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = [];
  let loose: ElementContent[] = [];
  const gather = (): void => {
    if (!loose.every(isBlank)) blocks.push(make('div', {}, loose));
    loose = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) loose.push(node);
    else {
      gather();
      blocks.push(node);
    }
  }
  gather();
  return blocks;
}

function markText(node: ElementContent, tagName: 'del' | 'ins'): ElementContent {
  if (node.type !== 'element') return node;
  const children = holdsBlocks(node)
    ? blocksOf(node.children).map((child) => markText(child, tagName))
    : wrapped(tagName, node.children);
  return { ...node, children };
}

function whole(node: ElementContent, change: 'added' | 'removed'): ComparedBlock {
  const marked = markText(node, change === 'added' ? 'ins' : 'del');
  if (marked.type !== 'element') return { change, node: marked };
  return { change, node: { ...marked, properties: { ...marked.properties, dataChange: change } } };
}

/** Cells stand below the heading of their column, so each is compared with the one in its place. */
function compareCells(before: Element, after: Element, patience: Patience): ElementContent[] {
  return after.children.map((cell, column) => {
    const old = before.children[column];
    return cell.type === 'element' && old?.type === 'element' ? rewritten(old, cell, patience) : cell;
  });
}

function rewritten(before: Element, after: Element, patience: Patience): ElementContent {
  if (after.tagName === 'tr' && before.children.length === after.children.length) {
    return { ...after, children: compareCells(before, after, patience) };
  }
  const children =
    holdsBlocks(before) || holdsBlocks(after)
      ? compareBlocks(before.children, after.children, patience).map(({ node }) => node)
      : compareInline(before.children, after.children, patience);
  return { ...after, children };
}

/** What went first, then what came, but for blocks that were rewritten: those stand where they stand in both. */
function compareRegion({ before, after }: Region<ElementContent>, patience: Patience): ComparedBlock[] {
  const compared: ComparedBlock[] = [];
  let [b, a] = [0, 0];
  const upTo = (i: number, j: number): void => {
    compared.push(...before.slice(b, i).map((node) => whole(node, 'removed')));
    compared.push(...after.slice(a, j).map((node) => whole(node, 'added')));
    [b, a] = [i + 1, j + 1];
  };
  for (const [i, j] of patience.isOver ? [] : pairUp(before, after)) {
    upTo(i, j);
    const [old, now] = [before[i], after[j]];
    if (old?.type === 'element' && now?.type === 'element') {
      compared.push({ change: 'changed', node: rewritten(old, now, patience) });
    }
  }
  upTo(before.length, after.length);
  return compared;
}

export function compareBlocks(
  before: readonly ElementContent[],
  after: readonly ElementContent[],
  patience: Patience,
): ComparedBlock[] {
  const key = (node: ElementContent): string => JSON.stringify(node);
  return findRegions(blocksOf(before), blocksOf(after), key, patience).flatMap((region) =>
    region.same
      ? region.after.map((node) => ({ change: 'same' as const, node }))
      : compareRegion(region, patience),
  );
}

import type { Element, ElementContent } from 'hast';
import { make } from '@/lib/mdx/feed-element';
import { findRegions, type Patience, type Region } from './regions';
import { textOf } from './similarity';

/** Text with its marks, compared word by word. */

/** The smallest piece that changes as a whole: a word, a sign, a picture. */
interface Token {
  /** Empty for elements without text of their own. */
  text: string;
  element?: Element;
  /** Elements around it, the outermost first, without their children. */
  marks: Element[];
  key: string;
}

/** Shown whole: what stands inside means nothing by itself. */
const atomic = new Set(['img', 'br', 'input', 'ruby', 'wbr', 'svg']);

/** Characters in both versions beyond which a text is not taken apart. */
const mostText = 200_000;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

function tokensOf(nodes: readonly ElementContent[], marks: readonly Element[] = []): Token[] {
  const around = JSON.stringify(marks);
  return nodes.flatMap((node): Token[] => {
    if (node.type === 'text') {
      return Array.from(words.segment(node.value), ({ segment }) => ({
        text: segment,
        marks: [...marks],
        key: around + segment,
      }));
    }
    if (node.type !== 'element') return [];
    if (atomic.has(node.tagName)) {
      return [{ text: '', element: node, marks: [...marks], key: around + JSON.stringify(node) }];
    }
    return tokensOf(node.children, [...marks, { ...node, children: [] }]);
  });
}

/** Puts tokens back into their marks. */
function build(tokens: readonly Token[], depth = 0): ElementContent[] {
  const built: ElementContent[] = [];
  for (let start = 0; start < tokens.length; ) {
    const mark = tokens[start]?.marks[depth];
    const key = JSON.stringify(mark);
    let end = start + 1;
    while (end < tokens.length && JSON.stringify(tokens[end]?.marks[depth]) === key) end += 1;
    const group = tokens.slice(start, end);
    if (mark) built.push({ ...mark, children: build(group, depth + 1) });
    else built.push(...plain(group));
    start = end;
  }
  return built;
}

function plain(tokens: readonly Token[]): ElementContent[] {
  const nodes: ElementContent[] = [];
  for (const { text, element } of tokens) {
    const last = nodes.at(-1);
    if (element) nodes.push(element);
    else if (last?.type === 'text') last.value += text;
    else nodes.push({ type: 'text', value: text });
  }
  return nodes;
}

/** A single sign that happens to stand in two changed passages is no common ground: they read better as one change. */
function isIsland({ same, before }: Region<Token>): boolean {
  return (
    same && before.every(({ element }) => !element) && before.map(({ text }) => text).join('').length <= 1
  );
}

function withoutIslands(regions: readonly Region<Token>[]): Region<Token>[] {
  const joined: Region<Token>[] = [];
  regions.forEach((region, index) => {
    const inside = index > 0 && index < regions.length - 1;
    const last = joined.at(-1);
    if (last && !last.same && (!region.same || (inside && isIsland(region)))) {
      last.before.push(...region.before);
      last.after.push(...region.after);
    } else {
      joined.push({ same: region.same, before: [...region.before], after: [...region.after] });
    }
  });
  return joined;
}

function lengthOf(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => sum + textOf(node).length, 0);
}

/** Both versions in one text, what went in `del`, what came in `ins`. */
export function compareInline(
  before: readonly ElementContent[],
  after: readonly ElementContent[],
  patience: Patience,
): ElementContent[] {
  if (patience.isOver || lengthOf(before) + lengthOf(after) > mostText) {
    return [...wrapped('del', [...before]), ...wrapped('ins', [...after])];
  }
  const regions = findRegions(tokensOf(before), tokensOf(after), ({ key }) => key, patience);
  return withoutIslands(regions).flatMap((region): ElementContent[] => {
    if (region.same) return build(region.after);
    return [...wrapped('del', build(region.before)), ...wrapped('ins', build(region.after))];
  });
}

export function wrapped(tagName: 'del' | 'ins', children: ElementContent[]): ElementContent[] {
  return children.length === 0 ? [] : [make(tagName, {}, children)];
}

/** The same of two plain texts. */
export function compareText(before: string, after: string, patience: Patience): ElementContent[] {
  return compareInline([{ type: 'text', value: before }], [{ type: 'text', value: after }], patience);
}

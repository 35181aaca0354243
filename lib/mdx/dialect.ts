import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import rehypeSlug from 'rehype-slug';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import type { Options as RemarkRehypeOptions } from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import type { BodyTexts } from '@/lib/site/texts';
import { remarkBareAddress } from './bare-address';
import { fragmentOf } from './outline';
import { remarkStructure, type StructureOptions } from './structure';

/** Headings of a body get this prefix, so that no headline can take an id of the page around it (`#main`). */
export const headingPrefix = 'h-';

/** `10~20 天` is a range in Chinese: only two tildes strike through. */
const tildes = { singleTilde: false };

const syntaxPlugins: PluggableList = [
  [remarkGfm, tildes],
  remarkCjkFriendly,
  [remarkCjkFriendlyGfmStrikethrough, tildes],
  remarkBareAddress,
];

/** Reads the dialect into a syntax tree; every reader of bodies starts here. */
export const parser = unified().use(remarkParse).use(remarkMdx).use(syntaxPlugins).freeze();

/** What comes after remark-parse and remark-mdx, which the MDX compiler brings itself. */
export function remarkPlugins(options: StructureOptions): PluggableList {
  return [...syntaxPlugins, [remarkStructure, options]];
}

export const rehypePlugins: PluggableList = [
  [rehypeSlug, { prefix: headingPrefix }],
  rehypeFragments,
  rehypeAlignment,
  rehypeLatinEmphasis,
];

/** Footnotes speak the language of the body; ids cannot collide with those of the page. */
export function remarkRehypeOptions(text: BodyTexts): RemarkRehypeOptions {
  return {
    clobberPrefix: 'note-',
    footnoteLabel: text.footnotes,
    footnoteLabelTagName: 'h2',
    footnoteLabelProperties: { className: ['footnotes-title'] },
    footnoteBackLabel: (reference, again) => text.footnoteBack(reference + 1, again),
  };
}

function eachElement(node: HtmlNodes, visit: (element: Element) => void): void {
  if (node.type === 'element') visit(node);
  if ('children' in node) for (const child of node.children) eachElement(child, visit);
}

/** Links to a headline of the same body (`#背景`) follow the prefix of its id, percent-encoded as other addresses are. */
function rehypeFragments() {
  return (tree: HtmlRoot) => {
    const ids = new Set<string>();
    eachElement(tree, ({ properties }) => {
      if (typeof properties.id === 'string') ids.add(properties.id);
    });
    eachElement(tree, ({ tagName, properties }) => {
      if (tagName !== 'a' || typeof properties.href !== 'string' || !properties.href.startsWith('#')) return;
      const wanted = decode(properties.href.slice(1));
      if (!ids.has(wanted) && ids.has(headingPrefix + wanted))
        properties.href = fragmentOf(headingPrefix + wanted);
    });
  };
}

/** Alignment of table cells as a class: `style` would need a weaker CSP, `align` is obsolete. */
function rehypeAlignment() {
  return (tree: HtmlRoot) => {
    eachElement(tree, ({ tagName, properties }) => {
      if ((tagName !== 'td' && tagName !== 'th') || typeof properties.align !== 'string') return;
      properties.className = [`align-${properties.align}`];
      delete properties.align;
    });
  };
}

/** Emphasis dots belong under Han: a name in Latin letters (`*Nature*`) is set in italics instead. */
function rehypeLatinEmphasis() {
  return (tree: HtmlRoot) => {
    eachElement(tree, (element) => {
      if (element.tagName !== 'em' || !isLatin(textOf(element))) return;
      element.properties.className = ['latin'];
    });
  };
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
}

function textOf(node: HtmlNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

import type { Root as HtmlRoot } from 'hast';
import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { checkBody } from '@/lib/mdx/check-body';
import { parser } from '@/lib/mdx/dialect';
import { arrangeBlocks } from './arrange-blocks';
import { type Addresses, toBlocks } from './html-blocks';
import { texts } from './texts';

declare module 'unified' {
  interface Data {
    toMarkdownExtensions?: Options[];
  }
}

/** How the dialect is written is told by the plugins that read it. */
const dialect = parser.data('toMarkdownExtensions') ?? [];
// Columns cannot be aligned: Chinese characters are twice as wide.
const tables = (gfmToMarkdown({ tablePipeAlign: false }).extensions ?? []).filter(
  ({ handlers }) => handlers && 'table' in handlers,
);
/** A paragraph that begins with one of these words would be code to MDX, which has no escape for letters. */
const notModules: Options = {
  unsafe: [
    { atBreak: true, character: 'i', after: 'mport\\b' },
    { atBreak: true, character: 'e', after: 'xport\\b' },
  ],
};
const options: Options = { extensions: [...dialect, ...tables, notModules], bullet: '-', rule: '-' };

export interface Body {
  markdown: string;
  remarks: string[];
}

/**
 * Clean markup as a body of the dialect. Whatever the markup was, the check finds no error in the result: a block that
 * the dialect cannot say keeps its words and loses its form, which is told in the remarks.
 */
export function writeBody(tree: HtmlRoot, addresses: Addresses): Body {
  const remarks: string[] = [];
  const blocks = arrangeBlocks(toBlocks(tree, addresses, remarks));
  const markdown = write(blocks);
  if (isSound(markdown)) return { markdown, remarks: [...remarks, ...missingAlt(markdown)] };
  const sound = blocks.flatMap((block): RootContent[] => {
    if (isSound(write([block]))) return [block];
    const value = textOf(block).replace(/\s+/g, ' ').trim();
    const plain: RootContent = { type: 'paragraph', children: [{ type: 'text', value }] };
    const kept = isSound(write([plain]));
    remarks.push(kept ? texts.flattened : texts.lost);
    return kept ? [plain] : [];
  });
  const mended = write(sound);
  return { markdown: mended, remarks: [...remarks, ...missingAlt(mended)] };
}

function write(children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, options);
}

function problemsOf(markdown: string) {
  return checkBody(markdown, { file: '', bodyLine: 0 });
}

/** Missing words for a picture are for an editor to write; all else is ours to avoid. */
function isSound(markdown: string): boolean {
  return problemsOf(markdown).every(({ rule }) => rule === 'mdx/alt');
}

function missingAlt(markdown: string): string[] {
  const { length } = markdown.includes('![') || markdown.includes('<Figure') ? problemsOf(markdown) : [];
  return length > 0 ? [texts.missingAlt(length)] : [];
}

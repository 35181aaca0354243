import { type CanonicalText, hasWords } from './canonical';
import type { Copy } from './copy';

/** A signed text as a copy of itself, to compare versions by the same rules as copies. Runs in a browser. */
export function linesOfText({ blocks }: CanonicalText): Copy {
  return { kind: 'text', lines: blocks.filter(hasWords).map(({ text }) => ({ text, within: [] })) };
}

import { type Block, type CanonicalText, hasWords } from './canonical';
import { looseBlock } from './loose-block';

/** A block of the original in its place in the loose text of the whole. */
export interface Place {
  block: Block;
  /** Range in the loose text of the whole. */
  start: number;
  end: number;
  /** For each loose unit of the block the range in its text, see LooseText. */
  from: number[];
  to: number[];
}

/** An article as one loose text, and its blocks in it. Blocks without letters are left out: nothing can be said of them. */
export interface LooseOriginal {
  text: string;
  places: Place[];
}

export function looseOriginal({ blocks }: CanonicalText): LooseOriginal {
  const original: LooseOriginal = { text: '', places: [] };
  for (const block of blocks.filter(hasWords)) {
    const { text, from, to } = looseBlock(block);
    if (text === '') continue;
    const start = original.text.length;
    original.text += text;
    original.places.push({ block, start, end: start + text.length, from, to });
  }
  return original;
}

import type { Block } from './canonical';
import { type LooseText, looseText } from './normalise';

const known = new WeakMap<Block, LooseText>();

/** The words of a block in loose form: digests, fingerprints and comparisons all ask for them. Runs in a browser. */
export function looseBlock(block: Block): LooseText {
  const before = known.get(block);
  if (before) return before;
  const loose = looseText(block.text);
  known.set(block, loose);
  return loose;
}

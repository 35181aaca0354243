import { type Block, isRequired } from './canonical';
import { looseBlock } from './loose-block';

/**
 * Fingerprints by which the original of a copy is found, canon-v1 §10: of the pieces of an article those with the smallest
 * rank, so that a copy that has a part of the words has the same part of the fingerprints, wherever its lines break. They
 * prove nothing. Runs in a browser.
 */
export interface Fingerprint {
  /** Unsigned, 32 bits: the smaller, the likelier to be in the index. */
  rank: number;
  /** Unsigned, 32 bits: what the index is looked up by. */
  key: number;
}

/** Length of a piece: Han characters, or letters and digits where there is hardly any Han. */
const pieceLength = { han: 9, other: 24 };

/** Below so many Han characters a text is taken by its letters. */
const fewHan = 24;

/** Fingerprints of an article: one for so many pieces, within these bounds. */
const share = { pieces: 40, least: 24, most: 96 };

const seeds = { rank: 0x811c9dc5, key: 0x9e3779b9 };

/** FNV-1a over UTF-16 units with the finaliser of MurmurHash3. */
function hash(piece: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < piece.length; index += 1) {
    value = Math.imul(value ^ piece.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function hanOf(loose: string): string {
  return loose.replace(/[^\u4e00-\u9fff]+/g, '');
}

function collect(text: string, length: number, found: Map<number, Fingerprint>): void {
  for (let at = 0; at + length <= text.length; at += 1) {
    const piece = text.slice(at, at + length);
    const key = hash(piece, seeds.key);
    if (!found.has(key)) found.set(key, { key, rank: hash(piece, seeds.rank) });
  }
}

function inOrder(found: Map<number, Fingerprint>): Fingerprint[] {
  return [...found.values()].sort((a, b) => a.rank - b.rank || a.key - b.key);
}

const indexed = new Set<string>(['heading', 'paragraph', 'item', 'quote', 'note']);

/** Keys that the index holds for an article, by rank. */
export function articleFingerprints(blocks: readonly Block[]): number[] {
  const texts = blocks.filter(({ type }) => indexed.has(type)).map((block) => looseBlock(block).text);
  const required = blocks.filter(({ type }) => isRequired(type)).map((block) => looseBlock(block).text);
  const han = texts.map(hanOf);
  const isHan = han.join('').length >= fewHan;
  const found = new Map<number, Fingerprint>();
  for (const text of isHan ? han : texts) collect(text, isHan ? pieceLength.han : pieceLength.other, found);
  // A notice of a line or two has no piece of that length in one block.
  const whole = required.join('');
  if (found.size === 0)
    collect(isHan ? hanOf(whole) : whole, isHan ? pieceLength.han : pieceLength.other, found);
  const count = Math.min(share.most, Math.max(share.least, Math.ceil(found.size / share.pieces)));
  return inOrder(found)
    .slice(0, count)
    .map(({ key }) => key);
}

/** Keys to look for, the likeliest first. @param loose the copy in loose form, whole */
export function copyFingerprints(loose: string): number[] {
  const found = new Map<number, Fingerprint>();
  collect(hanOf(loose), pieceLength.han, found);
  // Pages in Chinese hold words of English, articles in English hold long runs without a Han character.
  for (const run of loose.split(/[\u4e00-\u9fff]+/))
    if (run.length >= pieceLength.other) collect(run, pieceLength.other, found);
  return inOrder(found).map(({ key }) => key);
}

/** Name of the part of the index that holds a key: its first bits, in hexadecimal; empty for the whole. */
export function shardOf(key: number, bits: number): string {
  if (bits === 0) return '0';
  return (key >>> (32 - bits)).toString(16).padStart(Math.ceil(bits / 4), '0');
}

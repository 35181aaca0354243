import { readSteps } from './han-steps';
import { hanForms, hanSteps } from './han-table';

/** The two forms of a text, canon-v1 §3 and §4. Runs in a browser. */

/** Zero-width characters, variation selectors, bidirectional marks, soft hyphens, byte order marks. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

/** Whether a line end beside it is none between words: Han, kana, hangul-free CJK punctuation, full-width forms. */
const wide =
  '\\u2e80-\\ua4cf\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6\\u2014\\u2018-\\u201d\\u2026';

/** White space and control characters. */
const blank = '[\\s\\u0000-\\u001f\\u007f-\\u009f]';

const wrapped = new RegExp(`(?<=[${wide}])${blank}*[\\n\\r\\u0085\\u2028\\u2029]${blank}*(?=[${wide}])`, 'g');
const blanks = new RegExp(`${blank}+`, 'g');

/** Text in the strict form: what the institution signed, but for how it is encoded and broken into lines. */
export function strictText(text: string): string {
  return text.replace(ignorable, '').normalize('NFC').replace(wrapped, '').replace(blanks, ' ').trim();
}

let table: ReadonlyMap<string, string> | undefined;

function hanFolds(): ReadonlyMap<string, string> {
  if (table) return table;
  table = new Map(readSteps(hanSteps).map((character, index) => [character, hanForms[index] ?? character]));
  return table;
}

/** Text in the loose form, and where each of its UTF-16 units came from. */
export interface LooseText {
  text: string;
  /** For each unit of `text` the index in the source of the character that it was made from. */
  from: number[];
  /** The same, of the first index after that character. */
  to: number[];
}

/**
 * Characters that compose with one another under NFKC: hangul letters and syllables; else a character with its marks,
 * the half-width marks of kana among them.
 */
const clusters =
  /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]+|[\s\S][\p{M}\uff9e\uff9f]*/gu;

const commonHan = /^[\u4e00-\u9fff]$/;
const letter = /[\p{L}\p{N}]/u;
/** Signs that change what is said: of money and of sums, per cent and per mille; marks on letters. */
const sign = /[\p{M}\p{Sc}+<=>¬±×÷%‰]/u;
const digit = /\p{Nd}/u;
const digitOrLatin = /[\p{Nd}\p{Script=Latin}]/u;

/** A character after NFKC: its loose form, and whether it is kept always, never, or by what stands beside it. */
interface Sign {
  loose: string;
  kept: 'always' | 'never' | 'between digits' | 'before digits';
  isDigit: boolean;
  isDigitOrLatin: boolean;
}

function signOf(character: string): Sign {
  const folds = hanFolds();
  const loose = Array.from(character.toLowerCase(), (low) => folds.get(low) ?? low).join('');
  const flags = { loose, isDigit: digit.test(character), isDigitOrLatin: digitOrLatin.test(character) };
  if (letter.test(character) || sign.test(character)) return { ...flags, kept: 'always' };
  if (character === '.') return { ...flags, kept: 'between digits' };
  return { ...flags, kept: character === '-' ? 'before digits' : 'never' };
}

/** Characters come again and again. */
const known = new Map<string, readonly Sign[]>();
const mostKnown = 20_000;

/** Of the block of Han that pages are written in: nothing to compose, always kept. */
function signOfHan(character: string): Sign {
  const loose = hanFolds().get(character) ?? character;
  return { loose, isDigit: false, isDigitOrLatin: false, kept: 'always' };
}

function composed(cluster: string): string {
  return cluster.normalize('NFKC').replace(ignorable, '').replaceAll('\u2212', '-');
}

function signsOf(cluster: string): readonly Sign[] {
  const before = known.get(cluster);
  if (before) return before;
  const signs = commonHan.test(cluster) ? [signOfHan(cluster)] : Array.from(composed(cluster), signOf);
  if (cluster.length <= 2 && known.size < mostKnown) known.set(cluster, signs);
  return signs;
}

interface Unit extends Sign {
  from: number;
  to: number;
}

/** Where ignorable characters stand does not matter, so they are passed over while the places of others are kept. */
function unitsOf(text: string): Unit[] {
  const { bare, kept } = withoutIgnorable(text);
  const units: Unit[] = [];
  for (const { 0: cluster, index } of bare.matchAll(clusters)) {
    const end = index + cluster.length;
    const from = kept ? (kept[index] ?? 0) : index;
    const to = kept ? (kept[end - 1] ?? 0) + 1 : end;
    for (const one of signsOf(cluster)) units.push({ ...one, from, to });
  }
  return units;
}

function withoutIgnorable(text: string): { bare: string; kept?: number[] } {
  if (text.search(ignorable) < 0) return { bare: text };
  const kept: number[] = [];
  let at = 0;
  for (const { 0: gone, index } of text.matchAll(ignorable)) {
    for (; at < index; at += 1) kept.push(at);
    at = index + gone.length;
  }
  for (; at < text.length; at += 1) kept.push(at);
  return { bare: text.replace(ignorable, ''), kept };
}

function isKept({ kept }: Sign, before: Sign | undefined, after: Sign | undefined): boolean {
  if (kept === 'between digits') return before?.isDigit === true && after?.isDigit === true;
  if (kept === 'before digits') return after?.isDigit === true && before?.isDigitOrLatin !== true;
  return kept === 'always';
}

/** Text in the loose form, canon-v1 §4. */
export function looseText(text: string): LooseText {
  const units = unitsOf(text);
  const loose: LooseText = { text: '', from: [], to: [] };
  units.forEach((unit, index) => {
    if (!isKept(unit, units[index - 1], units[index + 1])) return;
    loose.text += unit.loose;
    for (let place = 0; place < unit.loose.length; place += 1) {
      loose.from.push(unit.from);
      loose.to.push(unit.to);
    }
  });
  return loose;
}

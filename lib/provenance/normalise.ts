import { hanTable } from './han-table';

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
  const [from = '', to = ''] = hanTable.split('\n');
  table = new Map(Array.from(from, (character, index) => [character, to[index] ?? character]));
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

const letter = /[\p{L}\p{N}]/u;
const digit = /\p{Nd}/u;
/** Signs that change what is said: of money and of sums, per cent and per mille. */
const sign = /[\p{M}\p{Sc}+<=>¬±×÷%‰]/u;

interface Unit {
  character: string;
  from: number;
  to: number;
}

/** Where ignorable characters stand does not matter, so they are passed over while the places of others are kept. */
function unitsOf(text: string): Unit[] {
  const kept: number[] = [];
  let bare = '';
  for (let index = 0; index < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    if (!/^\p{Default_Ignorable_Code_Point}$/u.test(character)) {
      for (let unit = 0; unit < character.length; unit += 1) kept.push(index + unit);
      bare += character;
    }
    index += character.length;
  }
  const units: Unit[] = [];
  for (const { 0: cluster, index } of bare.matchAll(clusters)) {
    const from = kept[index] ?? 0;
    const to = (kept[index + cluster.length - 1] ?? 0) + 1;
    const composed = cluster.normalize('NFKC').replace(ignorable, '').replaceAll('\u2212', '-');
    for (const character of composed) units.push({ character, from, to });
  }
  return units;
}

function isKept(units: readonly Unit[], index: number): boolean {
  const { character } = units[index] ?? { character: '' };
  if (letter.test(character) || sign.test(character)) return true;
  const before = units[index - 1]?.character ?? '';
  const after = units[index + 1]?.character ?? '';
  if (character === '.') return digit.test(before) && digit.test(after);
  return character === '-' && digit.test(after) && !/[\p{Nd}\p{Script=Latin}]/u.test(before);
}

/** Text in the loose form, canon-v1 §4. */
export function looseText(text: string): LooseText {
  const folds = hanFolds();
  const units = unitsOf(text);
  const loose: LooseText = { text: '', from: [], to: [] };
  units.forEach(({ character, from, to }, index) => {
    if (!isKept(units, index)) return;
    for (const low of character.toLowerCase()) {
      const folded = folds.get(low) ?? low;
      loose.text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) {
        loose.from.push(from);
        loose.to.push(to);
      }
    }
  });
  return loose;
}

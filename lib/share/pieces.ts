/** Divides a heading into what a line may not divide. Widths are in em of the typeface. */

export interface Piece {
  text: string;
  /** `wide`: one character of the em square; `word`: a Latin word or number with what is attached to it. */
  kind: 'wide' | 'word' | 'blank';
  width: number;
  /** Space to the piece before, when both stand in one line; negative where two blank halves meet. */
  gap: number;
  /** How bad a line break before this piece is: 0 good, `Infinity` forbidden. */
  breakCost: number;
}

/** Full-width punctuation whose right half, or left half, is blank. */
const closing = /^[，。、；：！？）》」』】〕〗〉］｝”’]$/u;
const opening = /^[（《「『【〔〖〈［｛“‘]$/u;

const closesMarks = /^[）》」』】〕〗〉］｝”’]$/u;

/**
 * Kinsoku, after GB/T 15834-2011 5.1 (closing and middle marks never begin a line, opening marks never end one)
 * and JIS X 4051 for small kana and repetition marks.
 */
const neverFirst =
  /^[，。、；：！？）》」』】〕〗〉］｝”’·—…～%％‰°℃々〻ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)\]}»-]/u;
const neverLast = /[（《「『【〔〖〈［｛“‘([{«￥¥$＄£№#＃@]$/u;

const units = /^[年月日时時分秒个個名人次届屆期号號条條项項亿億万萬千百元吨噸米里公岁歲周週度级級]/u;

/** Particles and suffixes belong to what stands before them. */
const clinging = /^[的地得了着們们吗嗎呢吧等型性化式者率类類]$/u;

/** Begin a phrase: a line may well begin with them. */
const joining = /^[与與和及或并並在对對向从從为為被把让讓将將以由于於]$/u;

const cost = {
  insideWord: 0.3,
  /** Dearer than a further line. */
  numberAndUnit: 4,
  beforeSuffix: 0.15,
  /** Titles of works and quoted names stay together where they can. */
  insideMarks: 0.12,
  /** Likely one word that the dictionary lacks. */
  betweenShortWords: 0.18,
  betweenWords: 0.06,
  forbidden: Number.POSITIVE_INFINITY,
};
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** True for a heading set in an alphabet: its quotation marks and dashes are narrow. */
export function isAlphabetic(text: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u.test(text);
}

function kindOf(cluster: string, before: string, after: string, alphabetic: boolean): Piece['kind'] {
  if (/^\s+$/u.test(cluster)) return 'blank';
  const code = cluster.codePointAt(0) ?? 0;
  // An apostrophe, not a closing quotation mark.
  if (cluster === '’' && /\p{Script=Latin}$/u.test(before) && /^\p{Script=Latin}/u.test(after)) return 'word';
  if (alphabetic && code < 0x2e80) return 'word';
  return code < 0x2000 || /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Sc}]/u.test(cluster)
    ? 'word'
    : 'wide';
}

/** Words by the dictionary of ICU: where they begin in the text, and how long they are. */
function wordsOf(text: string, language: string): Map<number, number> {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return new Map([...segments].map(({ index, segment }) => [index, segment.length]));
}

function gapBetween(before: Piece, next: Piece): number {
  const blankRight = before.kind === 'wide' && closing.test(before.text);
  const blankLeft = next.kind === 'wide' && opening.test(next.text);
  if (blankRight && (blankLeft || (next.kind === 'wide' && closing.test(next.text)))) return -0.5;
  if (before.kind === 'wide' && opening.test(before.text) && blankLeft) return -0.5;
  const han = /\p{Script=Han}/u;
  const letter = /[\p{L}\p{N}%+]/u;
  // An eighth of an em sets Latin off from Han, as text-autospace does.
  if (before.kind === 'wide' && next.kind === 'word') {
    return han.test(before.text) && letter.test(next.text[0] ?? '') ? 0.125 : 0;
  }
  if (before.kind === 'word' && next.kind === 'wide') {
    return han.test(next.text) && letter.test(before.text.at(-1) ?? '') ? 0.125 : 0;
  }
  return 0;
}

function breakCostBetween(
  before: Piece,
  next: Piece,
  at: number,
  words: Map<number, number>,
  beforeBlank: string,
): number {
  if (next.kind === 'blank' || neverFirst.test(next.text)) return cost.forbidden;
  if (before.kind === 'blank') return neverLast.test(beforeBlank) ? cost.forbidden : 0;
  if (neverLast.test(before.text)) return cost.forbidden;
  const numberAndUnit = /\d$/.test(before.text) && units.test(next.text);
  const ordinal = before.text === '第' && /^\d/.test(next.text);
  if (numberAndUnit || ordinal) return cost.numberAndUnit;
  if (!words.has(at)) return cost.insideWord;
  if (clinging.test(next.text)) return cost.beforeSuffix;
  if (closing.test(before.text) || /^[—…]/.test(before.text) || opening.test(next.text)) return 0;
  const bothShort = words.get(at) === 1 && words.get(at - 1) === 1;
  return bothShort && !joining.test(before.text) && !joining.test(next.text)
    ? cost.betweenShortWords
    : cost.betweenWords;
}

/** @param widthOf width of a run of text in em; `word` says that it is set as a Latin word */
export function piecesOf(
  text: string,
  language: string,
  widthOf: (text: string, word: boolean) => number,
): Piece[] {
  const alphabetic = isAlphabetic(text);
  const words = wordsOf(text, language);
  const clusters = [...graphemes.segment(text)];
  const joined: { text: string; kind: Piece['kind']; index: number }[] = [];
  for (const [at, { segment, index }] of clusters.entries()) {
    const before = clusters[at - 1]?.segment ?? '';
    const kind = kindOf(segment, before, clusters[at + 1]?.segment ?? '', alphabetic);
    const last = joined.at(-1);
    // A dash between two words of an alphabet may end a line.
    const divides = last !== undefined && last.kind === 'word' && last.text.endsWith('—') && segment !== '—';
    // A dash and an ellipsis are two characters and one mark.
    const doubled = kind === 'wide' && /^[—…]$/.test(segment) && last?.text === segment;
    if (last?.kind === kind && (doubled || (kind === 'word' && !divides))) last.text += segment;
    else if (last?.kind === 'blank' && kind === 'blank') continue;
    else joined.push({ text: kind === 'blank' ? ' ' : segment, kind, index });
  }
  const pieces: Piece[] = [];
  let depth = 0;
  for (const { text: part, kind, index } of joined) {
    const piece = {
      text: part,
      kind,
      width: widthOf(part, kind !== 'wide'),
      gap: 0,
      breakCost: cost.forbidden,
    };
    const before = pieces.at(-1);
    if (before) {
      piece.gap = gapBetween(before, piece);
      piece.breakCost =
        breakCostBetween(before, piece, index, words, pieces.at(-2)?.text ?? '') +
        (depth > 0 ? cost.insideMarks : 0);
    }
    if (kind === 'wide') depth += opening.test(part) ? 1 : closesMarks.test(part) ? -1 : 0;
    pieces.push(piece);
  }
  return pieces;
}

/** Allows a break everywhere, where it is forbidden at a high price: for a run of marks that no line can hold. */
export function loosened(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => ({ ...piece, breakCost: Math.min(piece.breakCost, 10) }));
}

/** Divides words that no line can hold, for a last resort. */
export function divideWords(
  pieces: readonly Piece[],
  limit: number,
  widthOf: (text: string, word: boolean) => number,
): Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.width <= limit) return [piece];
    return [...graphemes.segment(piece.text)].map(({ segment }, at) => ({
      ...piece,
      text: segment,
      width: widthOf(segment, piece.kind !== 'wide'),
      ...(at > 0 && { gap: 0, breakCost: 0.5 }),
    }));
  });
}

/** Space that the first, or last, piece of a line leaves blank: it is not counted, and the line begins at the ink. */
export function blankStart(piece: Piece | undefined): number {
  return piece?.kind === 'wide' && opening.test(piece.text) ? 0.5 : 0;
}

export function blankEnd(piece: Piece | undefined): number {
  return piece?.kind === 'wide' && closing.test(piece.text) ? 0.5 : 0;
}

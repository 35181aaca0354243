import { ruleMessages as text } from '@/lib/site/messages-rules';
import { perSegment } from './per-segment';
import type { Edit, TextRule } from './types';

/**
 * Punctuation of Chinese text (GB/T 15834—2011), only where it is clearly wrong: between Han characters, or
 * between a Han character and the end of its block.
 */

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const halfWidth =
  /(?<=[\p{sc=Han}”》）])(?:[,;:?!]|\.(?!(?:中国|公司|网络|政务|公益)(?!\p{sc=Han})))(?=[ \t]?[\p{sc=Han}“《（]|[ \t]*$)/gmu;
/** Brackets around Han, behind Han. */
const halfBrackets = /(?<=\p{sc=Han})\((?=[^()\n]{0,60}\p{sc=Han}[^()\n]{0,60}\))/gu;

/** A Chinese name in an English sentence follows English punctuation. */
function isMostlyHan(written: string): boolean {
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  return (written.match(/\p{sc=Han}/gu)?.length ?? 0) * 2 > letters;
}

/** A full-width mark brings its own blank. A full stop within a line may be the point of a foreign name (约翰·史密斯). */
function widened(written: string, index: number, mark: string, insert: string): Edit[] | undefined {
  const ending = written.indexOf('\n', index);
  const rest = written.slice(index + 1, ending < 0 ? undefined : ending);
  if (mark === '.' && rest.trim() !== '') return undefined;
  const blank = /^[ \t](?=\S)/.test(rest) ? rest.slice(0, 1) : '';
  return [{ index, remove: mark + blank, insert }];
}

export const halfWidthRule: TextRule = {
  name: 'text/half-width',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written }) {
    if (!isMostlyHan(written)) return;
    for (const { 0: mark, index } of written.matchAll(halfWidth)) {
      const right = fullWidth[mark] ?? mark;
      yield { index, message: text.halfWidth(mark, right), fix: widened(written, index, mark, right) };
    }
    for (const { index } of written.matchAll(halfBrackets)) {
      const fix = [
        { index, remove: '(', insert: '（' },
        { index: written.indexOf(')', index), remove: ')', insert: '）' },
      ];
      yield { index, message: text.halfWidth('( )', '（ ）'), fix };
    }
  }),
};

const dots =
  /(?<=[\p{sc=Han}，。！？”》）])\.{3,}|\.{3,}(?=\p{sc=Han})|。{2,}|(?<=\p{sc=Han})…(?=\p{sc=Han})/gu;

export const ellipsisRule: TextRule = {
  name: 'text/ellipsis',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written }) {
    if (!/\p{sc=Han}/u.test(written)) return;
    for (const { 0: mark, index } of written.matchAll(dots)) {
      // Two full stops may be one too many.
      const fix = mark === '。。' ? undefined : [{ index, remove: mark, insert: '……' }];
      yield { index, message: text.ellipsis(mark), fix };
    }
  }),
};

const hyphens = /(?<=[\p{sc=Han}”》）])(?:-{2,}|–|―)(?=[\p{sc=Han}“《（])/gu;
/**
 * One single em dash also joins the ends of a range (北京—上海, 4.13.3.2): only one between two longer runs of
 * Han is taken for half a dash.
 */
const halfDash = /(?<=\p{sc=Han}{8})—(?=\p{sc=Han}{8})/gu;

export const dashRule: TextRule = {
  name: 'text/dash',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written }) {
    for (const { 0: mark, index } of written.matchAll(hyphens)) {
      // What is no hyphen may join the ends of a range.
      const fix = mark.startsWith('-') ? [{ index, remove: mark, insert: '——' }] : undefined;
      yield { index, message: text.dash(mark), fix };
    }
    for (const { 0: mark, index } of written.matchAll(halfDash)) yield { index, message: text.dash(mark) };
  }),
};

/** Not where the characters themselves are spoken of: “Ａ”. */
const wide = /(?<![０-９Ａ-Ｚａ-ｚ])(?!(?<=“)[０-９Ａ-Ｚａ-ｚ]+”)[０-９Ａ-Ｚａ-ｚ]+％?|(?<=\d)％/g;

/** Letters and digits as wide as Han (GB/T 15835—2011, 5.1: digits take half the width): leftovers of old input methods. */
export const fullWidthRule: TextRule = {
  name: 'text/full-width',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written }) {
    for (const { 0: found, index } of written.matchAll(wide)) {
      const insert = found.normalize('NFKC');
      yield { index, message: text.fullWidth(found, insert), fix: [{ index, remove: found, insert }] };
    }
  }),
};

const blanks =
  /(?<=[\p{sc=Han}”》）])[ \t]+(?=[，。、；：？！])|(?<=[，。、；：？！])[ \t]+(?=[\p{sc=Han}“《（])/gu;

/** Blanks beside marks that bring their own. Those at the end of a line may break it, and are left. */
export const spacedMarkRule: TextRule = {
  name: 'text/spaced-mark',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written, placeAt }) {
    for (const { 0: remove, index } of written.matchAll(blanks)) {
      // Behind the end of bold type (**题。** 文) a blank is part of the markup's habits.
      if (placeAt(index).column !== placeAt(index - 1).column + 1) continue;
      yield { index, message: text.spacedMark, fix: [{ index, remove, insert: '' }] };
    }
  }),
};

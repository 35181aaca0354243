import { ruleMessages as text } from '@/lib/site/messages-rules';
import { perSegment } from './per-segment';
import type { TextRule } from './types';

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

export const halfWidthRule: TextRule = {
  name: 'text/half-width',
  severity: 'warning',
  style: true,
  find: perSegment(function* ({ text: written }) {
    if (!isMostlyHan(written)) return;
    for (const { 0: mark, index } of written.matchAll(halfWidth)) {
      yield { index, message: text.halfWidth(mark, fullWidth[mark] ?? mark) };
    }
    for (const { index } of written.matchAll(halfBrackets)) {
      yield { index, message: text.halfWidth('( )', '（ ）') };
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
    for (const { 0: mark, index } of written.matchAll(dots)) yield { index, message: text.ellipsis(mark) };
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
    for (const { 0: mark, index } of written.matchAll(hyphens)) yield { index, message: text.dash(mark) };
    for (const { 0: mark, index } of written.matchAll(halfDash)) yield { index, message: text.dash(mark) };
  }),
};

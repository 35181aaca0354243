import { ruleMessages as text } from '@/lib/site/messages-rules';
import { perSegment, perSource } from './per-segment';
import type { TextRule } from './types';

/** Soft hyphen, zero-width characters, byte order mark, controls of direction (Unicode 16, chapter 23). */
const invisible = /\u00AD|\u061C|\u180E|[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
/** What means nothing between Han and Latin, and comes with pasted text. */
const leftover = /[\u00AD\u180E\u200B-\u200D\u2060\uFEFF]/;

/** A text without what nobody sees, to compare it by. */
export function withoutInvisible(written: string): string {
  return written.replace(invisible, '');
}

/** The same with a name in its place. */
export function namingInvisible(written: string): string {
  return written.replace(invisible, codeOf);
}

/** `U+200B` */
function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Scripts that cannot be written without joiners and marks of direction. */
const needsMarks =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Mongolian}\p{sc=Khmer}]/u;

function isNeeded(written: string, index: number): boolean {
  const before = written.slice(Math.max(0, index - 3), index);
  const after = written.slice(index + 1, index + 3);
  if (written[index] === '\u200D' && /\p{Extended_Pictographic}/u.test(before + after)) return true;
  return needsMarks.test(before) || needsMarks.test(after);
}

export const invisibleRule: TextRule = {
  name: 'text/invisible',
  severity: 'warning',
  style: false,
  find: perSource(function* ({ text: written }) {
    for (const { 0: mark, index } of written.matchAll(invisible)) {
      if (isNeeded(written, index)) continue;
      // Controls of direction change what is read: whoever takes them out has to look.
      const fix = leftover.test(mark) ? [{ index, remove: mark, insert: '' }] : undefined;
      yield { index, message: text.invisible(codeOf(mark)), fix };
    }
  }),
};

const words = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]{2,}/gu;
/** Greek letters that look Latin; the others (μ, Ω, α, β …) are symbols beside Latin letters, as in μm and kΩ. */
const disguisedGreek = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]/u;

/** Letters of two alphabets in one word: how copied and forged words differ from what they look like. */
export const mixedScriptRule: TextRule = {
  name: 'text/mixed-script',
  severity: 'warning',
  style: false,
  find: perSegment(function* ({ text: written }) {
    for (const { 0: word, index } of written.matchAll(words)) {
      if (!/\p{sc=Latin}/u.test(word)) continue;
      const foreign = /\p{sc=Cyrillic}/u.exec(word) ?? disguisedGreek.exec(word);
      if (foreign) yield { index: index + foreign.index, message: text.mixedScript(word, foreign[0]) };
    }
  }),
};

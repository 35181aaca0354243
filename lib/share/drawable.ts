import type { Typeface } from './typeface';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Joins and chooses between shapes; draws nothing itself. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/**
 * The text as the typeface can draw it: in composed form, without emoji that it lacks.
 * Undefined when another character is missing, or nothing is left: no box ever stands in for a character.
 */
export function drawableText(text: string, typeface: Typeface): string | undefined {
  let drawn = '';
  for (const { segment } of graphemes.segment(text.normalize('NFC').replace(/\s+/gu, ' ').trim())) {
    const visible = segment.replace(invisible, '');
    if ([...visible].every((character) => character === ' ' || typeface.has(character))) drawn += visible;
    else if (!emoji.test(segment)) return undefined;
  }
  return drawn.replace(/ +/g, ' ').trim() || undefined;
}

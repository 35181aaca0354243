import { pinyin } from 'pinyin-pro';

/** Wrong characters as input methods make them: another common character of the same syllable, whatever its tone. */

let table: Map<string, string[]> | undefined;

/** Toneless syllables, one for each character; ü is written v, as on a keyboard. */
export const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, toneSandhi: false });

/** The 3,755 common characters of GB 2312 by syllable. */
function bySyllable(): Map<string, string[]> {
  if (table) return table;
  const made = new Map<string, string[]>();
  const decoder = new TextDecoder('gbk');
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      const [syllable = ''] = syllables(character);
      made.set(syllable, [...(made.get(syllable) ?? []), character]);
    }
  }
  table = made;
  return made;
}

/** Other common characters of the same syllable as the character at `index` has in the text. */
export function homophones(text: string, index: number): string[] {
  const syllable = syllables(text)[index] ?? '';
  return (bySyllable().get(syllable) ?? []).filter((character) => character !== text[index]);
}

/**
 * Replaces characters of the text by homophones, never two neighbours.
 * @param text Han characters of the basic plane alone
 * @returns undefined when fewer than `count` can be replaced
 */
export function mistype(text: string, count: number, random: () => number): string | undefined {
  const characters = [...text];
  const places = characters.map((_, index) => index).filter((index) => homophones(text, index).length > 0);
  const chosen: number[] = [];
  while (chosen.length < count && places.length > 0) {
    const [place = 0] = places.splice(Math.floor(random() * places.length), 1);
    if (chosen.every((other) => Math.abs(other - place) > 1)) chosen.push(place);
  }
  if (chosen.length < count) return undefined;
  for (const place of chosen) {
    const others = homophones(text, place);
    characters[place] = others[Math.floor(random() * others.length)] ?? '';
  }
  return characters.join('');
}

import { Converter } from 'opencc-js/cn2t';

/** Text in simplified characters → the same in traditional ones. */
export type Convert = (text: string) => string;

/** OpenCC's phrases with the character forms that are usual in Taiwan (裡, 為, 群): the ones most fonts have. */
let standard: Convert | undefined;

const han = /\p{Script=Han}/u;

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** @param exceptions words of the site that the dictionary gets wrong, with their right form */
export function createConverter(exceptions: Readonly<Record<string, string>> = {}): Convert {
  standard ??= Converter({ from: 'cn', to: 'tw' });
  const convert = standard;
  const words = Object.keys(exceptions).sort((a, b) => b.length - a.length);
  if (words.length === 0) return (text) => (han.test(text) ? convert(text) : text);
  const pattern = new RegExp(`(${words.map(escapeWord).join('|')})`);
  return (text) =>
    text
      .split(pattern)
      .map((part, index) =>
        index % 2 === 1 ? (exceptions[part] ?? part) : han.test(part) ? convert(part) : part,
      )
      .join('');
}

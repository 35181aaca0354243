/** How one value is written in YAML, so that both readers of the tree (`yaml` and `js-yaml`) take it for the same text. */

/** Words and numbers, in YAML 1.1 and 1.2, that a reader would not take for text. */
const otherTypes = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+.\d][\w.:+\- ]*)$/i;
/** Characters that mean something at the beginning of a value. */
const indicator = /^[-?:,[\]{}#&*!|>'"%@`<=~]/;
/** ASCII only: the marks of Chinese typesetting mean nothing to YAML. */
const inFlow = /[,[\]{}]/;
const breaks = /[\r\n\u0085\u2028\u2029]/;
/** What YAML 1.2 does not call printable (5.1), and what readers treat in different ways. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

export type QuoteStyle = 'single' | 'double';

/** True for text that may stand without quotes, in and outside of `[…]`. */
function isPlain(text: string): boolean {
  return (
    text !== '' &&
    text.trim() === text &&
    !otherTypes.test(text) &&
    !indicator.test(text) &&
    !inFlow.test(text) &&
    !breaks.test(text) &&
    !unprintable.test(text) &&
    !/:(?:\s|$)|\s#|\t/.test(text)
  );
}

function inDoubleQuotes(text: string): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

/**
 * Text in one line: without quotes where that is safe, else in quotes.
 * @param quotes kept when the value had some before
 */
export function writeText(text: string, quotes?: QuoteStyle): string {
  if (quotes === undefined && isPlain(text)) return text;
  const single = quotes === 'single' && !breaks.test(text) && !unprintable.test(text);
  return single ? `'${text.replaceAll("'", "''")}'` : inDoubleQuotes(text);
}

/** True for text of several lines that can be written as they are, below `|-`. */
export function isBlock(text: string): boolean {
  return (
    text.includes('\n') &&
    !/^[\s]|\s$|[\r\t]/.test(text) &&
    !text.split('\n').some((line) => line !== '' && line.trim() === '') &&
    !unprintable.test(text)
  );
}

/** The lines of a block, each indented; empty ones stay empty. */
export function blockLines(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

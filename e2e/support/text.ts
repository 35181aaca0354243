import { stripVTControlCharacters } from 'node:util';

/** The fragments that a text should hold and does not; short in a failure, unlike the whole page. */
export function missing(text: string, fragments: readonly string[]): string[] {
  return fragments.filter((fragment) => !text.includes(fragment));
}

/** The fragments that a text should not hold and does. */
export function present(text: string, fragments: readonly string[]): string[] {
  return fragments.filter((fragment) => text.includes(fragment));
}

/** What stands between the tags of `<main>`. */
export function mainOf(html: string): string {
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
}

/** Output of a process as lines, without colours and empty lines. */
export function linesOf(output: string): string[] {
  return stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

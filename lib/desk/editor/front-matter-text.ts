import { LineCounter } from 'yaml';
import type { TextChange } from './text-change';
import { editYaml, parseAsText, readPlain } from './yaml-edit';
import { findYaml } from './yaml-range';
import { type PlainValue, writeAfterColon, type YamlValue } from './yaml-value';

export type FrontMatter =
  | { state: 'read'; values: Readonly<Record<string, PlainValue>> }
  | { state: 'missing' }
  /** `code` as the `yaml` package names it, or `structure` for what is no map of texts, lists and maps. Both 1-based. */
  | { state: 'broken'; code: string; line: number; column: number };

/** What the form shows of a text: every value as it is written. */
export function readFrontMatter(text: string): FrontMatter {
  const range = findYaml(text);
  if (!range) return { state: 'missing' };
  const yaml = text.slice(range.from, range.to);
  const values = readPlain(yaml);
  if (values) return { state: 'read', values };
  const [error] = parseAsText(yaml).errors;
  const counter = new LineCounter();
  for (let at = yaml.indexOf('\n'); at >= 0; at = yaml.indexOf('\n', at + 1)) counter.addNewLine(at + 1);
  counter.lineStarts.unshift(0);
  const { line, col } = error ? counter.linePos(error.pos[0]) : { line: 1, col: 1 };
  return { state: 'broken', code: error?.code ?? 'structure', line: line + 1, column: col };
}

/**
 * The changes of a text that give a field of its front matter another value; `undefined` takes the field away. Makes the
 * front matter where there is none. Undefined when the text is written in a way that cannot be kept.
 * @param order fields in the order in which a new one finds its place
 */
export function editFrontMatter(
  text: string,
  name: string,
  value: YamlValue | undefined,
  order: readonly string[],
): TextChange[] | undefined {
  const range = findYaml(text);
  if (!range) {
    if (value === undefined) return [];
    return [{ from: 0, to: 0, insert: `---\n${name}:${writeAfterColon(value, '')}\n---\n\n` }];
  }
  const yaml = text.slice(range.from, range.to);
  const changes = editYaml(yaml, name, value, order);
  // Between two fences with nothing in between there is no line yet.
  const isBare = yaml === '' && !text.startsWith('\n', range.from);
  return changes?.map(({ from, to, insert }) => ({
    from: from + range.from,
    to: to + range.from,
    insert: isBare ? `${insert}\n` : insert,
  }));
}

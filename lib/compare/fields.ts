import type { ElementContent } from 'hast';
import { parseYaml, splitFrontMatter, Timestamp } from '@/lib/content/front-matter';
import { articleFields } from '@/lib/content/model';
import { compareText } from './inline';
import type { Patience } from './regions';

/** A field of the front matter that is not what it was. */
export interface ComparedField {
  key: string;
  /** Whether it is in both versions, or came or went as a whole. */
  change: 'changed' | 'added' | 'removed';
  /** Both values in one, as text. */
  content: ElementContent[];
}

/** A value as one text: members of lists and groups one a line. @param nameOf what people call a key: `cover.alt` */
function textOf(value: unknown, nameOf: (key: string) => string, key: string): string {
  if (value instanceof Timestamp) return value.text;
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== 'object' || item instanceof Timestamp);
    return value.map((item) => textOf(item, nameOf, key)).join(isPlain ? '、' : '\n');
  }
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(([name, inner]) => {
      return `${nameOf(`${key}.${name}`)}：${textOf(inner, nameOf, `${key}.${name}`)}`;
    });
    return lines.join('\n');
  }
  return value === undefined || value === null ? '' : String(value);
}

/** Fields of the front matter of a file; undefined when it is none that can be read. */
function fieldsOf(source: string): Record<string, unknown> | undefined {
  const { yaml } = splitFrontMatter(source);
  const parsed = yaml === undefined ? undefined : parseYaml(yaml);
  if (!parsed?.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  return { ...parsed.value };
}

/**
 * What differs in the front matter of two sources of an article, in the order of the guide for editors.
 * @returns undefined when one of them cannot be read: it is then compared as written
 */
export function compareFields(
  before: string,
  after: string,
  nameOf: (key: string) => string,
  patience: Patience,
): ComparedField[] | undefined {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  if (!old || !now) return undefined;
  const keys = new Set([...Object.keys(articleFields), ...Object.keys(old), ...Object.keys(now)]);
  return [...keys].flatMap((key): ComparedField[] => {
    const [was, is] = [textOf(old[key], nameOf, key), textOf(now[key], nameOf, key)];
    if (was === is) return [];
    const change = was === '' ? 'added' : is === '' ? 'removed' : 'changed';
    return [{ key, change, content: compareText(was, is, patience) }];
  });
}

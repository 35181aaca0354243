import { isDeepStrictEqual } from 'node:util';
import { parseYaml, splitFrontMatter } from '@/lib/content/front-matter';
import { appendEntry, type Members, removeEntry, type Scalar, setEntry } from './yaml-entries';

/** One change of the front matter. */
export type FrontMatterEdit =
  /** `after`: the key behind which a new line is put; at the end without it. */
  | { set: string; value: Scalar | Members; after?: string }
  | { remove: string }
  /** Adds a map to the end of a list. */
  | { append: string; members: Members };

/** Any text as a YAML scalar of one line: JSON strings are double-quoted scalars (YAML 1.2.2 §1.3). */
export function quoted(text: string): Scalar {
  return JSON.stringify(text);
}

// The form that lib/content/front-matter.ts knows, in a text whose line ends are left alone.
const form = /^(\uFEFF?---[ \t]*(\r?\n))((?:[\s\S]*?\r?\n)?)---[ \t]*(?:\r?\n|$)/;

/**
 * Changes entries of the front matter and nothing else: every other byte of the text stays, comments, order, quotes and
 * line ends among them. What comes out is read again; undefined when it would not say exactly what it should, as with
 * forms of YAML that cannot be changed in one place.
 * @param text of a file, see lib/desk/manuscripts/file-form.ts
 */
export function editFrontMatter(text: string, edits: readonly FrontMatterEdit[]): string | undefined {
  const match = form.exec(text);
  const before = fieldsOf(text);
  if (!match || !before) return undefined;
  const [, fence = '', newline = '\n', written = ''] = match;
  const rest = text.slice(fence.length + written.length);
  let yaml = written;
  let fields = before;
  for (const edit of edits) {
    const wanted = applyTo(fields, edit);
    if (isDeepStrictEqual(wanted, fields)) continue;
    const next = editYaml(yaml, edit, newline);
    if (next === undefined) return undefined;
    yaml = next;
    fields = wanted;
  }
  const after = fence + yaml + rest;
  const same = splitFrontMatter(after).body === splitFrontMatter(text).body;
  return same && isDeepStrictEqual(fieldsOf(after), fields) ? after : undefined;
}

function editYaml(yaml: string, edit: FrontMatterEdit, newline: string): string | undefined {
  if ('remove' in edit) return removeEntry(yaml, edit.remove);
  if ('append' in edit) return appendEntry(yaml, edit.append, edit.members, newline);
  return setEntry(yaml, edit, newline);
}

/** The front matter as the index reads it; undefined when it cannot. */
export function fieldsOf(text: string): Record<string, unknown> | undefined {
  const { yaml } = splitFrontMatter(text);
  const parsed = yaml === undefined ? undefined : parseYaml(yaml);
  if (!parsed?.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  return Array.isArray(parsed.value) ? undefined : { ...parsed.value };
}

function applyTo(fields: Record<string, unknown>, edit: FrontMatterEdit): Record<string, unknown> {
  if ('remove' in edit) {
    return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== edit.remove));
  }
  if ('append' in edit) {
    const list = fields[edit.append];
    return { ...fields, [edit.append]: [...(Array.isArray(list) ? list : []), mapOf(edit.members)] };
  }
  return {
    ...fields,
    [edit.set]: typeof edit.value === 'string' ? meaningOf(edit.value) : mapOf(edit.value),
  };
}

function mapOf(members: Members): Record<string, unknown> {
  return Object.fromEntries(members.map(([key, value]) => [key, meaningOf(value)]));
}

function meaningOf(scalar: Scalar): unknown {
  const parsed = parseYaml(`value: ${scalar}`);
  return parsed.ok ? Reflect.get(Object(parsed.value), 'value') : undefined;
}

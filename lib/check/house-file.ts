import type { Fields } from '@/lib/content/model';
import { placeFindings } from '@/lib/content/parse';
import { readYaml } from '@/lib/content/settings';
import type { ContentTree } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import { type Finding, validateFields } from '@/lib/content/validate';

/** A file of house rules: absent, or as written and with what is wrong in it. */
export interface HouseFile {
  file: string;
  yaml: string;
  /** Obeys the field definitions; undefined when it does not, or there is no such file. */
  value: unknown;
  problems: Problem[];
}

/** Reads one optional file of `house/`. */
export function readHouseFile(tree: ContentTree, file: string, fields: Fields): HouseFile {
  const text = tree.readText(file);
  if (text === undefined) return { file, yaml: '', value: undefined, problems: [] };
  const loaded = readYaml(file, tree.read(file));
  if (!('yaml' in loaded)) return { file, yaml: text, value: undefined, problems: [loaded] };
  const { yaml, value } = loaded;
  const problems = placeFindings(file, yaml, 1, validateFields(value, fields, 'UTC'));
  return { file, yaml, value: problems.length === 0 ? value : undefined, problems };
}

/** A further finding in the file, as a problem. */
export function problemAt({ file, yaml }: HouseFile, finding: Finding): Problem[] {
  return placeFindings(file, yaml, 1, [finding]);
}

/** The value of one key: of maps, lists and texts whatever is there. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** Entries of a map of texts, in the order in which they are written. */
export function textEntries(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, member]) => [key, String(member)]);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

import { fold } from './fold';
import { periodOf } from './period';
import { hanCharacters, indexTerms } from './tokens';

/**
 * The query language. Words find whatever has some of them; “quoted” text must stand as it is; `-word` must not
 * stand; `title:` `source:` `author:` `tag:` `section:` look in one place; `from:` `to:` `date:` and a bare
 * `2025-03` or `2025-03-08` bound the date. Fields have Chinese names too, and either colon. What does not
 * follow these rules is words.
 */

export const nameKinds = ['section', 'tag', 'source', 'author'] as const;
export type NameKind = (typeof nameKinds)[number];

export interface NameCondition {
  kind: NameKind;
  /** As written: a whole name, or a part of some. */
  name: string;
}

export interface TextCondition {
  /** Folded. */
  text: string;
  place: 'anywhere' | 'title';
}

export interface ParsedQuery {
  /** Folded free text. */
  words: string;
  required: TextCondition[];
  excluded: TextCondition[];
  names: NameCondition[];
  excludedNames: NameCondition[];
  /** Inclusive epoch milliseconds. */
  from?: number;
  to?: number;
}

type Field = NameKind | 'title' | 'from' | 'to' | 'date';

const fields: Readonly<Record<string, Field>> = {
  title: 'title',
  标题: 'title',
  section: 'section',
  栏目: 'section',
  tag: 'tag',
  标签: 'tag',
  source: 'source',
  来源: 'source',
  author: 'author',
  作者: 'author',
  from: 'from',
  after: 'from',
  自: 'from',
  to: 'to',
  before: 'to',
  至: 'to',
  date: 'date',
  日期: 'date',
};

const item =
  /(?<minus>(?<!\S)[-－])?(?:(?<field>\p{L}{1,7})[:：])?(?:“(?<q1>[^”]+)”|「(?<q2>[^」]+)」|『(?<q3>[^』]+)』|["＂](?<q4>[^"＂]+)["＂]|(?<bare>[^\s“"＂「『]+))/gu;
const mostConditions = 8;
const bareDate = /^(?:19|20)\d\d-\d\d(?:-\d\d)?$/;

/** @param timezone in which written dates are read */
export function parseQuery(query: string, timezone: string): ParsedQuery {
  const parsed: ParsedQuery = { words: '', required: [], excluded: [], names: [], excludedNames: [] };
  const words: string[] = [];
  for (const { 0: whole, groups = {} } of query.matchAll(item)) {
    const quoted = groups.q1 ?? groups.q2 ?? groups.q3 ?? groups.q4;
    const value = (quoted ?? groups.bare ?? '').trim();
    const field = groups.field === undefined ? undefined : fields[fold(groups.field)];
    const known = groups.field === undefined || field !== undefined;
    const taken =
      known &&
      value !== '' &&
      take(
        parsed,
        { field, value, quoted: quoted !== undefined, minus: groups.minus !== undefined },
        timezone,
      );
    if (!taken) words.push(whole);
  }
  return { ...parsed, words: fold(words.join(' ')) };
}

interface Item {
  field: Field | undefined;
  value: string;
  quoted: boolean;
  minus: boolean;
}

/** False when the item is to be read as words. */
function take(parsed: ParsedQuery, { field, value, quoted, minus }: Item, timezone: string): boolean {
  if (field === 'from' || field === 'to' || field === 'date' || (!field && !quoted && bareDate.test(value))) {
    const period = minus ? undefined : periodOf(fold(value), timezone);
    if (!period) return false;
    if (field !== 'to') parsed.from = Math.max(period.from, parsed.from ?? period.from);
    if (field !== 'from') parsed.to = Math.min(period.to, parsed.to ?? period.to);
    return true;
  }
  if (field && field !== 'title')
    return add(minus ? parsed.excludedNames : parsed.names, { kind: field, name: value });
  const condition: TextCondition = { text: fold(value), place: field ? 'title' : 'anywhere' };
  if (!isSearchable(condition.text)) return false;
  if (minus) return add(parsed.excluded, condition);
  const counts = field !== undefined || (quoted && indexTerms(condition.text) !== '');
  return counts && add(parsed.required, condition);
}

/** Each condition once, and only so many of a kind: each costs a look into the index. */
function add<T extends object>(conditions: T[], condition: T): boolean {
  const written = JSON.stringify(condition);
  if (conditions.some((known) => JSON.stringify(known) === written)) return true;
  if (conditions.length >= mostConditions) return false;
  conditions.push(condition);
  return true;
}

function isSearchable(folded: string): boolean {
  return indexTerms(folded) !== '' || hanCharacters(folded).length > 0;
}

/** True when more than free words was asked for. */
export function hasConditions({ required, excluded, names, excludedNames, from, to }: ParsedQuery): boolean {
  const conditions = required.length + excluded.length + names.length + excludedNames.length;
  return conditions > 0 || from !== undefined || to !== undefined;
}

/** True when nothing was asked that the index could answer. */
export function isEmptyQuery(parsed: ParsedQuery): boolean {
  return !isSearchable(parsed.words) && !hasConditions(parsed);
}

/** The same as free words: without quotes, fields and dates, and without what was excluded. */
export function asFreeWords({ words, required, names }: ParsedQuery): string {
  return [words, ...required.map(({ text }) => text), ...names.map(({ name }) => name)].join(' ').trim();
}

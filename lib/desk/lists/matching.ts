import type { SectionTree } from '@/lib/content/section-tree';
import { fold } from '@/lib/search/fold';
import { within } from '@/lib/search/match';
import type { Words } from './words';

/** Text in SQL: which articles have what was typed. */
export interface Matching {
  /** A SELECT of ids; some may come twice. */
  sql: string;
  bind: Record<string, string>;
}

/** A part of a slug or of a file name. */
const pathPart = /^[a-z0-9._/-]+$/;

/**
 * All words in the text (of what readers may find, and of what they may not), or all in the file's path, or the name of
 * the section. Undefined when nothing was typed.
 */
export function matchingOf(words: Words, sections: SectionTree): Matching | undefined {
  if (words.items.length === 0) return undefined;
  const parts: string[] = [];
  const bind: Record<string, string> = {};
  const { terms, characters, items } = words;
  if (terms !== undefined || characters !== undefined) {
    parts.push(...textParts(terms, characters));
    Object.assign(bind, {
      ...(terms !== undefined && {
        listedTerms: within('{title body}', terms),
        unlistedTerms: within('text', terms),
      }),
      ...(characters !== undefined && { characters, unlistedCharacters: `characters : ${characters}` }),
    });
  }
  if (items.every((item) => pathPart.test(item))) {
    const path = pathCondition(words, 'path');
    parts.push(`SELECT id FROM article WHERE ${path.sql}`);
    Object.assign(bind, path.bind);
  }
  const named = sections.sections.filter(({ id, name }) => id === words.whole || fold(name) === words.whole);
  if (named.length > 0) {
    parts.push('SELECT id FROM article WHERE section IN (SELECT value FROM json_each(:namedSections))');
    bind.namedSections = JSON.stringify(named.map(({ id }) => id));
  }
  if (parts.length === 0) return undefined;
  return { sql: parts.join(' UNION ALL '), bind };
}

function textParts(terms: string | undefined, characters: string | undefined): string[] {
  const listed = [
    ...(terms === undefined ? [] : ['SELECT rowid AS id FROM fts WHERE fts MATCH :listedTerms']),
    ...(characters === undefined
      ? []
      : ['SELECT rowid AS id FROM character WHERE character MATCH :characters']),
  ];
  const unlisted = [
    ...(terms === undefined ? [] : [':unlistedTerms']),
    ...(characters === undefined ? [] : [':unlistedCharacters']),
  ];
  const both =
    unlisted.length === 2 ? "'(' || :unlistedTerms || ') AND (' || :unlistedCharacters || ')'" : unlisted[0];
  return [
    listed.length === 1 ? (listed[0] ?? '') : `SELECT id FROM (${listed.join(' INTERSECT ')})`,
    `SELECT rowid AS id FROM unlisted WHERE unlisted MATCH ${both}`,
  ];
}

/** Whether all words stand in a path. @param column that holds it */
export function pathCondition({ items }: Words, column: string): Matching {
  const named = items.map((item, index) => [`word${index}`, item] as const);
  return {
    sql: named.map(([name]) => `instr(${column}, :${name}) > 0`).join(' AND '),
    bind: Object.fromEntries(named),
  };
}

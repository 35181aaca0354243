import { hanCharacters, indexTerms } from './tokens';

/** Expressions of FTS5's MATCH. Every text from outside goes through `literal`, so none of its syntax counts. */

export function literal(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' OR ')})`;
}

export function allOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' AND ')})`;
}

/** Folded text as it stands: its terms one after another. One Han character has no term of this kind. */
export function phrase(folded: string, columns: string): string | undefined {
  const terms = indexTerms(folded);
  return terms === '' ? undefined : `${columns} : ${literal(terms)}`;
}

/** Terms in the given columns. */
export function within(columns: string, expression: string): string {
  return `${columns} : ${expression}`;
}

/** All Han characters of the text, for the index of characters. */
export function characters(folded: string): string {
  return allOf(hanCharacters(folded).map(literal));
}

export function except(expression: string, excluded: readonly string[]): string {
  return excluded.length === 0 ? expression : `(${expression}) NOT ${anyOf(excluded)}`;
}

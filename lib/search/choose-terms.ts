/** Which terms of a query articles are retrieved by. */

/** Terms in more than this share of the articles say little: they are left out while two others remain. */
const commonShare = 0.12;
const mostTerms = 12;
/**
 * Entries of the index that ranking may read for one query, about 1 µs each: the bound of its cost. Four times as many
 * were measured to find no more.
 */
export const postingsBudget = 3000;

/** The same for titles by their sound. */
export const soundBudget = 1000;

export interface Counted {
  text: string;
  /** Articles that have it. */
  documents: number;
}

export interface Choice {
  /** Those that stand somewhere, rarest first. */
  terms: string[];
  /** Even the rarest is too common to rank all that has it; `terms` are all then. */
  common: boolean;
}

/**
 * The rarest terms, as many as the budget allows.
 * @param terms distinct
 * @param size articles in the index
 */
export function chooseTerms(terms: readonly Counted[], size: number, budget = postingsBudget): Choice {
  const rarestFirst = terms
    .filter(({ documents }) => documents > 0)
    .sort((a, b) => a.documents - b.documents);
  const telling = rarestFirst.filter(({ documents }) => documents <= size * commonShare);
  const kept = (telling.length >= 2 ? telling : rarestFirst.slice(0, 2)).slice(0, mostTerms);
  let read = 0;
  const chosen = kept.filter(({ documents }) => {
    read += documents;
    return read <= budget;
  });
  const common = chosen.length === 0 && rarestFirst.length > 0;
  return { terms: (common ? rarestFirst : chosen).map(({ text }) => text), common };
}

/** At most `most` of the terms, from all parts of a long query. */
export function spread<T>(terms: readonly T[], most: number): T[] {
  if (terms.length <= most) return [...terms];
  return terms.filter(
    (_, index) =>
      Math.floor((index * most) / terms.length) !== Math.floor(((index - 1) * most) / terms.length),
  );
}

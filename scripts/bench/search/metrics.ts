/** How well a ranking answers: reciprocal rank and recall at ten, ties against the engine. */

export const kinds = [
  'keywords',
  'fragment',
  'quote',
  'typo',
  'traditional',
  'pinyin',
  'question',
  'authorSource',
] as const;
export type Kind = (typeof kinds)[number];

export interface Judged {
  kind: Kind;
  query: string;
  /** Slugs of what answers it. */
  answers: readonly string[];
}

/** One result of an engine; the higher score stands first. */
export interface Ranked {
  slug: string;
  score: number;
}

export interface Quality {
  reciprocalRank: number;
  recall: number;
}

const depth = 10;

/**
 * Reciprocal rank of the first answer and share of the answers among the first ten results. Where scores are equal,
 * what does not answer is put first, so that an engine gains nothing from results that it cannot tell apart.
 */
export function judge(results: readonly Ranked[], answers: readonly string[]): Quality {
  const wanted = new Set(answers);
  const ranked = [...results]
    .sort((a, b) => b.score - a.score || Number(wanted.has(a.slug)) - Number(wanted.has(b.slug)))
    .slice(0, depth);
  const first = ranked.findIndex(({ slug }) => wanted.has(slug));
  const found = ranked.filter(({ slug }) => wanted.has(slug)).length;
  return {
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    recall: found / Math.min(depth, wanted.size),
  };
}

/** Mean of each kind, then the mean of the kinds: a kind with many queries weighs no more than one with few. */
export function macro(
  of: keyof Quality,
  judged: readonly { kind: Kind; quality: Quality }[],
): { byKind: Map<Kind, number>; mean: number } {
  const byKind = new Map<Kind, number>();
  for (const kind of kinds) {
    const values = judged.filter((one) => one.kind === kind).map(({ quality }) => quality[of]);
    if (values.length > 0) byKind.set(kind, values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  const means = [...byKind.values()];
  return { byKind, mean: means.reduce((sum, value) => sum + value, 0) / means.length };
}

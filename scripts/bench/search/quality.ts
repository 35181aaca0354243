import { percentile } from '../statistics';
import { type Judged, judge, kinds, macro, type Quality } from './metrics';
import type { Engine } from './peers';

/** Engines on the judged set. */

export interface Verdict {
  name: string;
  judged: { query: Judged; kind: Judged['kind']; quality: Quality }[];
  /** Milliseconds of each query. */
  times: number[];
}

/** Asks every query once, after twenty to warm up. */
export async function assess(engine: Engine, queries: readonly Judged[]): Promise<Verdict> {
  for (const { query } of queries.slice(0, 20)) await engine.search(query);
  const verdict: Verdict = { name: engine.name, judged: [], times: [] };
  for (const query of queries) {
    const started = performance.now();
    const results = await engine.search(query.query);
    verdict.times.push(performance.now() - started);
    verdict.judged.push({ query, kind: query.kind, quality: judge(results, query.answers) });
  }
  return verdict;
}

export const meanOf = (of: keyof Quality, { judged }: Verdict): number => macro(of, judged).mean;

const headings: Record<Judged['kind'], string> = {
  keywords: 'keywords',
  fragment: 'fragment',
  quote: 'quote',
  typo: 'typo',
  traditional: 'trad. script',
  pinyin: 'pinyin',
  question: 'question',
  authorSource: 'author/source',
};

const three = (value: number | undefined): string => (value ?? Number.NaN).toFixed(3).replace(/^0/, '');

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** One measure of every engine: by kind, and the mean of the kinds. */
export function tableOf(of: keyof Quality, verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ name, judged }) => {
    const { byKind, mean } = macro(of, judged);
    return [name, ...kinds.map((kind) => three(byKind.get(kind))), `**${three(mean)}**`];
  });
  return table(['', ...kinds.map((kind) => headings[kind]), 'mean'], rows);
}

/** Means of the two parts of the set, and how long a query took. */
export function tableOfParts(verdicts: readonly Verdict[], byHand: ReadonlySet<Judged>): string {
  const rows = verdicts.map(({ name, judged, times }) => {
    const part = (wanted: boolean): string =>
      three(
        macro(
          'reciprocalRank',
          judged.filter(({ query }) => byHand.has(query) === wanted),
        ).mean,
      );
    return [
      name,
      part(true),
      part(false),
      `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)}`,
    ];
  });
  return table(['', 'MRR@10 by hand', 'MRR@10 derived', 'ms, p50 / p95'], rows);
}

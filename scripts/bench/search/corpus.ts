import { percentile } from '../statistics';
import type { Report } from './articles';
import { bigrams } from './peers';

/** What the generated text is like, measured. */
export interface Corpus {
  /** Markdown list. */
  description: string;
  /** Han bigrams, those of most articles first. */
  common: string[];
}

const spread = (values: readonly number[]): string =>
  `${percentile(values, 0)} – ${percentile(values, 1)}, 5 / 50 / 95 %: ${[0.05, 0.5, 0.95].map((q) => percentile(values, q)).join(' / ')}`;

export function describeCorpus(reports: readonly Report[]): Corpus {
  const frequency = new Map<string, number>();
  const documents = new Map<string, number>();
  for (const { title, body } of reports) {
    const terms = bigrams(`${title}\n${body}`);
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    for (const term of new Set(terms)) documents.set(term, (documents.get(term) ?? 0) + 1);
  }
  const counts = [...frequency.values()].sort((a, b) => b - a);
  const shared = [...documents.entries()].sort(([, a], [, b]) => b - a);
  const inMost = shared.filter(([, count]) => count > reports.length / 2).length;
  const share = (test: (count: number) => boolean): string =>
    ((100 * shared.filter(([, count]) => test(count)).length) / shared.length).toFixed(0);
  const description = [
    `- articles measured: ${reports.length}`,
    `- characters of a body: ${spread(reports.map(({ body }) => body.length))}`,
    `- characters of a title: ${spread(reports.map(({ title }) => title.length))}`,
    `- terms (bigrams of Han characters, other words): ${counts.reduce((sum, count) => sum + count, 0)}, distinct ${counts.length}; ${inMost} are in more than half of the articles, ${share((count) => count <= 10)} % in at most ten, ${share((count) => count === 1)} % in one`,
    `- frequency by rank falls like rank^−${exponent(counts).toFixed(2)} (least squares over ranks 10 to 10,000)`,
  ].join('\n');
  const common = shared.map(([term]) => term).filter((term) => /^\p{Script=Han}{2}$/u.test(term));
  return { description, common };
}

/** Slope of log frequency over log rank, at ranks that stand evenly on the logarithmic scale. */
function exponent(counts: readonly number[]): number {
  const points: [number, number][] = [];
  for (let rank = 10; rank <= Math.min(10_000, counts.length); rank = Math.ceil(rank * 1.1)) {
    points.push([Math.log(rank), Math.log(counts[rank - 1] ?? 1)]);
  }
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return -above / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

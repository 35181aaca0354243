import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { compare, type Queries } from './search/compare';
import { describeCorpus } from './search/corpus';
import { measureLarge } from './search/large';
import { kinds } from './search/metrics';
import { meanOf, tableOf, tableOfParts, type Verdict } from './search/quality';
import type { Row } from './statistics';
import type { Bench, Suite } from './suite';

/** Finding: answers beside those of other engines, and times in a large newsroom. */
export const search: Suite = { run };

/** Articles among which engines are compared; the portal also answers among those of the large tree. */
const compared = 10_000;
const leadWanted = 0.1;

async function run(bench: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const size = bench.sizeOr(100_000);
  const { generated, queries, verdicts, insertMs, warmMs } = await compare(bench, Math.min(compared, size));
  const corpus = describeCorpus(generated);
  const rows = [leadRow(verdicts)];
  const beside = { generated, common: corpus.common, insertMs, warmMs };
  const large = await measureLarge(bench, size, [...queries.byHand, ...queries.derived], beside);
  const [portal, ...others] = verdicts;
  const all = portal && size > compared ? [portal, large.verdict, ...others] : verdicts;
  bench.show(`### The generated articles\n\n${corpus.description}`);
  show(bench, all, queries);
  return [...rows, ...large.rows];
}

function leadRow(verdicts: readonly Verdict[]): Row {
  const [portal = Number.NaN, ...others] = verdicts.map((verdict) => meanOf('reciprocalRank', verdict));
  const best = Math.max(...others);
  const name = verdicts[others.indexOf(best) + 1]?.name;
  return {
    what: 'MRR@10, mean of the eight kinds, more than the best other engine in this run',
    measured: `${(portal - best).toFixed(3)} (${portal.toFixed(3)}; ${name} ${best.toFixed(3)})`,
    reach: `≥ ${leadWanted.toFixed(2)}`,
    met: portal - best >= leadWanted,
  };
}

function show(bench: Bench, verdicts: readonly Verdict[], { byHand, derived }: Queries): void {
  const counts = `${byHand.length + derived.length} queries of ${kinds.length} kinds, ${byHand.length} by hand`;
  bench.show(`### MRR@10 (${counts})\n\n${tableOf('reciprocalRank', verdicts)}`);
  bench.show(`### Recall@10\n\n${tableOf('recall', verdicts)}`);
  bench.show(`### Parts of the set, and times\n\n${tableOfParts(verdicts, new Set(byHand))}`);
}

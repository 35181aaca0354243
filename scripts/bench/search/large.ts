import { type RunningPortal, startPortal } from '../portal';
import { percentile, type Row } from '../statistics';
import type { Bench } from '../suite';
import type { Generated } from './articles';
import { portalEngine } from './ask';
import { measureFreshness, secret } from './fresh';
import { latencyRow, timesOf } from './latency';
import type { Judged } from './metrics';
import { writeNewsroom } from './newsroom';
import { assess, type Verdict } from './quality';
import { commonSearches, mixedSearches, suggestions } from './stream';
import { watchMemory } from './tree-memory';

/** What figures of the large newsroom are put beside. */
interface Beside {
  /** The beginning of the large newsroom, to make queries of. */
  generated: readonly Generated[];
  /** Terms, those of most articles first. */
  common: readonly string[];
  insertMs: number;
  warmMs: number;
}

const edits = 200;
const env = { WATCH: '0', REVALIDATE_SECRET: secret };

/** The portal alone among `size` generated articles: quality, times, freshness, starts. */
export async function measureLarge(
  { folder, say }: Bench,
  size: number,
  queries: readonly Judged[],
  beside: Beside,
): Promise<{ rows: Row[]; verdict: Verdict }> {
  say(`generating ${size} articles …`);
  const tree = folder('large');
  const data = folder('data-large');
  writeNewsroom(tree, size, 0);

  say('cold build …');
  const peakMb = watchMemory();
  const portal = await startPortal(tree, data, env);
  const rows = coldRows(size, portal.startMs, peakMb(), beside.insertMs);

  say('searching …');
  const verdict = await assess(portalEngine(`Kaiyuan, ${size} articles`, portal.url), queries);
  rows.push(...(await searchRows(portal, beside)));
  say('publishing …');
  rows.push(await freshRow(portal, tree, beside.generated));
  await portal.stop();

  say('warm start …');
  const warm = await startPortal(tree, data, env);
  await warm.stop();
  rows.push(warmRow(size, warm.startMs, beside));
  return { rows, verdict };
}

function coldRows(size: number, startMs: number, peakMb: number, insertMs: number): Row[] {
  const each = startMs / size;
  const ratio = (each / insertMs).toFixed(1);
  return [
    {
      what: `cold build of ${size} articles, from the start to ready`,
      measured: `${(startMs / 1000).toFixed(0)} s (${each.toFixed(2)} ms an article, ${ratio} × plain FTS5 with bigrams in memory)`,
      reach: '≤ 150 s',
      met: startMs <= 150_000,
    },
    {
      what: 'the same, largest resident memory of all its processes',
      measured: `${peakMb.toFixed(0)} MB`,
      reach: '≤ 1536 MB',
      met: peakMb <= 1536,
    },
  ];
}

async function searchRows({ url }: RunningPortal, { generated, common }: Beside): Promise<Row[]> {
  await timesOf(url, '/api/search', mixedSearches(generated, 300, 1));
  const mixed = await timesOf(url, '/api/search', mixedSearches(generated, 1200, 2));
  const hot = await timesOf(url, '/api/search', commonSearches(common));
  await timesOf(url, '/api/suggest', suggestions(generated, 100, 3));
  const suggested = await timesOf(url, '/api/suggest', suggestions(generated, 1000, 4));
  return [
    latencyRow('/api/search, mixed queries, warm', mixed, { p50: 15, p95: 50, p99: 100 }),
    latencyRow('/api/search, the commonest words', hot, { p95: 50 }),
    latencyRow('/api/suggest', suggested, { p95: 10 }),
  ];
}

async function freshRow({ url }: RunningPortal, tree: string, generated: readonly Generated[]): Promise<Row> {
  const { times, health, atOnce } = await measureFreshness(url, tree, generated, edits);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const ratio = (p50 / percentile(health, 0.5)).toFixed(0);
  return {
    what: 'one article edited: from publishing it to the search result that has it, p50 / p95',
    measured: `${p50.toFixed(0)} / ${p95.toFixed(0)} ms (${edits} edits, ${atOnce} found by the first search; p50 ${ratio} × /api/health)`,
    reach: '≤ 50 / 400 ms',
    met: p50 <= 50 && p95 <= 400,
  };
}

function warmRow(size: number, startMs: number, { generated, warmMs }: Beside): Row {
  const ratio = (startMs / warmMs).toFixed(2);
  return {
    what: `warm start to ready, ${size} articles`,
    measured: `${(startMs / 1000).toFixed(1)} s (${ratio} × the start with ${generated.length})`,
    reach: '≤ 5 s',
    met: startMs <= 5000,
  };
}

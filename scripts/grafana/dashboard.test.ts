import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTree } from '@/lib/content/test-tree';
import { addressBookOf } from '@/lib/site/address-book';
import { Announcements } from '@/server/announcements';
import { ArticleViews } from '@/server/article-views';
import { Cluster } from '@/server/cluster/cluster';
import { ContentMetrics } from '@/server/content-metrics';
import { createHandler } from '@/server/handle';
import { Metrics } from '@/server/metrics';
import { makeDashboard, queriedMetrics } from './dashboard';

/** Nothing listens there: metrics of several instances are told all the same. */
const redisUrl = 'redis://127.0.0.1:1';

const tree = new TestTree();
let exposed: ReadonlySet<string>;

/** Names of all time series that Prometheus reads out of a text. */
function seriesOf(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    names.add(name);
    if (type === 'histogram') for (const part of ['bucket', 'sum', 'count']) names.add(`${name}_${part}`);
  }
  return names;
}

beforeAll(async () => {
  const newsroom = tree.newsroom();
  const announcements = new Announcements(newsroom);
  await newsroom.open();
  const cluster = new Cluster(newsroom, redisUrl);
  const views = new ArticleViews(newsroom, cluster.views);
  const metrics = new Metrics();
  for (const source of [new ContentMetrics(newsroom, () => 0), announcements, cluster, views])
    metrics.register(source);
  await createHandler({
    newsroom,
    book: addressBookOf(newsroom),
    next: async () => undefined,
    publicFiles: new Set(),
    dev: false,
    metrics,
    views,
  });
  exposed = seriesOf(await metrics.read());
  await views.close();
  cluster.close();
  await announcements.close();
});

afterAll(() => tree.dispose());

describe('the dashboard', () => {
  it('asks for metrics that the server has, for nothing else', () => {
    const queried = queriedMetrics();
    expect(queried.length).toBeGreaterThan(25);
    expect(queried.filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('shows every metric of ours', () => {
    const ours = [...exposed].filter(
      (name) => !/^kaiyuan_(?:nodejs|process)_|_(?:bucket|sum|count)$/.test(name),
    );
    const queried = new Set(queriedMetrics().map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
    expect(ours.filter((name) => !queried.has(name))).toEqual([]);
  });

  it('lies in deploy as it is made here (npm run dashboard)', () => {
    const file = readFileSync('deploy/grafana/kaiyuan.json', 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(makeDashboard())));
  });
});

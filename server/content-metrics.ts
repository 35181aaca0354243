import { statSync } from 'node:fs';
import path from 'node:path';
import { Histogram, type Registry } from 'prom-client';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { addGauge } from './gauge';
import type { MetricSource } from './metrics';

/** How content and index do, and how fast changes come to readers. */
export class ContentMetrics implements MetricSource {
  private readonly changes = new Histogram({
    name: 'kaiyuan_change_seconds',
    help: 'Time to bring index and caches to a change of the content',
    labelNames: ['cause'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [],
  });
  private readonly publishing = new Histogram({
    name: 'kaiyuan_publish_seconds',
    help: 'Time from when a change was noticed until no page made from the old content is served',
    labelNames: ['cause'],
    buckets: [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60],
    registers: [],
  });

  /** @param preparing articles that wait to be prepared */
  constructor(
    private readonly newsroom: Newsroom,
    private readonly preparing: () => number,
  ) {
    newsroom.onChange(({ cause, tookMs, sinceNoticedMs }) => {
      this.changes.observe({ cause }, tookMs / 1000);
      if (sinceNoticedMs !== undefined) this.publishing.observe({ cause }, sinceNoticedMs / 1000);
    });
  }

  register(registry: Registry): void {
    const { newsroom, preparing } = this;
    const gauge = (name: string, help: string, value: () => number): void =>
      addGauge(registry, name, help, value);
    registry.registerMetric(this.changes);
    registry.registerMetric(this.publishing);
    gauge('kaiyuan_articles', 'Visible articles', () => newsroom.queries.count('all'));
    gauge('kaiyuan_index_articles', 'Articles in the index, those that readers do not see too', () =>
      newsroom.store.articleCount(),
    );
    gauge('kaiyuan_index_bytes', 'Bytes of the index on disk', () =>
      indexBytes(newsroom.environment.dataDir),
    );
    gauge('kaiyuan_content_errors', 'Errors in content files', () => newsroom.store.problemCount('error'));
    gauge('kaiyuan_content_warnings', 'Warnings about content files', () =>
      newsroom.store.problemCount('warning'),
    );
    gauge(
      'kaiyuan_changes_waiting',
      'Changes of the content that are being applied, or wait for it',
      () => newsroom.changesWaiting,
    );
    gauge('kaiyuan_prepare_waiting', 'Articles that wait to be prepared for the index', preparing);
  }
}

function indexBytes(dataDir: string): number {
  const sizes = ['index.sqlite', 'index.sqlite-wal'].map(
    (name) => statSync(path.join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

import { Counter, Gauge, type Registry } from 'prom-client';
import { everything, purgedBy } from '@/lib/purge/cache-tag';
import { purge } from '@/lib/purge/call';
import { type PurgeEvent, PurgeQueue } from '@/lib/purge/purge-queue';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { PurgeSettings } from '@/lib/site/env';
import { log } from '../log';

/** Time that a stop gives to what is still to be told, in milliseconds. */
const closingMs = 2000;

/** Tells caches in front of each change, and log and metrics what became of it. */
export class Purges {
  private readonly queues: ReadonlyMap<string, PurgeQueue>;
  private readonly tags = new Counter({
    name: 'kaiyuan_purged_tags_total',
    help: 'Cache tags that caches in front were told to forget',
    labelNames: ['cache'],
    registers: [],
  });
  private readonly failures = new Counter({
    name: 'kaiyuan_purge_failures_total',
    help: 'Calls to caches in front that failed',
    labelNames: ['cache'],
    registers: [],
  });

  /** Calls go out when a change is through, so that what a cache asks for then is new. */
  constructor(newsroom: Newsroom, settings: PurgeSettings) {
    const queueOf = (url: string): PurgeQueue =>
      new PurgeQueue({
        batch: settings.batch,
        send: (tags, signal) => purge(url, settings, tags, signal),
        report: (event) => this.report(url, event),
      });
    this.queues = new Map(settings.urls.map((url) => [url, queueOf(url)]));
    newsroom.onInvalidate((tags) => this.add(purgedBy(tags)));
  }

  /** Call when pages are served: whatever an earlier process, or an earlier build, left in caches goes. */
  start(): void {
    this.add([everything]);
  }

  register(registry: Registry): void {
    registry.registerMetric(this.tags);
    registry.registerMetric(this.failures);
    const { queues } = this;
    const gauge = (name: string, help: string, value: (queue: PurgeQueue) => number): void => {
      const collect = function collect(this: Gauge<'cache'>): void {
        for (const [url, queue] of queues) this.set({ cache: nameOf(url) }, value(queue));
      };
      new Gauge({ name, help, labelNames: ['cache'], registers: [registry], collect });
    };
    gauge(
      'kaiyuan_purge_waiting',
      'Cache tags that caches in front are still to forget, or are told once more',
      ({ outstanding }) => outstanding,
    );
    gauge(
      'kaiyuan_purge_failing',
      'Calls in a row that failed; 0 when all is well',
      ({ failures }) => failures,
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close(closingMs)));
  }

  private add(tags: readonly string[]): void {
    for (const queue of this.queues.values()) queue.add(tags);
  }

  private report(url: string, event: PurgeEvent): void {
    const cache = nameOf(url);
    if (event.kind === 'purged') {
      this.tags.inc({ cache }, event.tags);
      log.debug({ cache, tags: event.tags, ms: Math.round(event.ms) }, 'purged');
      return;
    }
    const { problem, failures, waiting, retryInMs } = event;
    this.failures.inc({ cache });
    log.warn({ cache, problem, failures, waiting, retryInS: retryInMs / 1000 }, 'purging failed');
  }
}

/** Addresses of services may hold secrets in path and query. */
function nameOf(url: string): string {
  return new URL(url).host;
}

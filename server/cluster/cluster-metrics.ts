import { Counter, Gauge, type Registry } from 'prom-client';
import type { ChangeStream } from './change-stream';
import type { RedisLink } from './redis-link';
import type { Lookup } from './shared-pages';

/** How Redis does, and what it is good for. */
export class ClusterMetrics {
  private readonly lookups = new Counter({
    name: 'kaiyuan_shared_pages_total',
    help: 'Looks for a page that another instance may have rendered, by outcome',
    labelNames: ['outcome'],
    registers: [],
  });
  private readonly gauges: Gauge[] = [];

  observe(link: RedisLink, changes: ChangeStream): void {
    this.gauge('kaiyuan_redis_up', 'Whether Redis answers', () => (link.health === 'away' ? 0 : 1));
    this.gauge('kaiyuan_redis_writable', 'Whether Redis takes data', () => (link.health === 'well' ? 1 : 0));
    this.gauge('kaiyuan_change_events_sent', 'Changes told to other instances', () => changes.sent);
    this.gauge('kaiyuan_change_events_received', 'Changes told by other instances', () => changes.received);
    this.gauge('kaiyuan_change_events_waiting', 'Changes that wait for Redis', () => changes.waiting);
  }

  countLookup(outcome: Lookup): void {
    this.lookups.inc({ outcome });
  }

  readonly register = (registry: Registry): void => {
    registry.registerMetric(this.lookups);
    for (const gauge of this.gauges) registry.registerMetric(gauge);
  };

  private gauge(name: string, help: string, value: () => number): void {
    this.gauges.push(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(value());
        },
      }),
    );
  }
}

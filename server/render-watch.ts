import { performance } from 'node:perf_hooks';
import { Histogram, type Registry } from 'prom-client';
import { traced } from '@/lib/site/tracing';
import { addGauge } from './gauge';
import type { MetricSource } from './metrics';

/** What is known of a render that took long. */
export interface SlowRender {
  /** Inner path, without query. */
  route: string;
  ms: number;
  /** For how long of that this process was computing, for this render or others; the rest it waited. */
  busyMs: number;
  /** How many other renders were under way when it began. */
  beside: number;
}

/** Times what Next and the index make, and tells of what took long. */
export class RenderWatch implements MetricSource {
  private running = 0;
  private readonly seconds = new Histogram({
    name: 'kaiyuan_render_seconds',
    help: 'Time that pages and feeds took to be made, by the kind of their inner path',
    labelNames: ['kind'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 20],
    registers: [],
  });

  /** @param slowMs what takes as long as that is told of */
  constructor(
    private readonly slowMs: number,
    private readonly onSlow: (render: SlowRender) => void,
  ) {}

  register(registry: Registry): void {
    registry.registerMetric(this.seconds);
    addGauge(registry, 'kaiyuan_renders_running', 'Pages and feeds that are being made', () => this.running);
  }

  /** @param inner path of what is made; a query is left out of all that is told */
  async time<T>(inner: string, work: () => Promise<T>): Promise<T> {
    const [route = ''] = inner.split('?', 1);
    const kind = route.split('/')[2] ?? '';
    const beside = this.running;
    const before = performance.eventLoopUtilization();
    const started = performance.now();
    this.running += 1;
    try {
      return await traced(`render ${kind}`, { 'kaiyuan.route': route }, work);
    } finally {
      this.running -= 1;
      const ms = performance.now() - started;
      this.seconds.observe({ kind }, ms / 1000);
      if (ms >= this.slowMs) {
        const busyMs = Math.round(performance.eventLoopUtilization(before).active);
        this.onSlow({ route, ms: Math.round(ms), busyMs, beside });
      }
    }
  }
}

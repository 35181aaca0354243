import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { bearerMatches } from '@/lib/site/respond';
import { commonHeaders } from '@/lib/site/security-headers';
import type { Announcements } from './announcements';
import type { Cluster } from './cluster/cluster';
import type { DocumentCache, Outcome } from './document-cache';

/** A part of the process that has metrics of its own. */
export interface MetricSource {
  register: (registry: Registry) => void;
}

/** Prometheus metrics of this process. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Counter<'method' | 'status'>;
  private readonly latency: Histogram;
  private readonly documents: Counter<'outcome'>;
  private readonly troubles: Counter<'served'>;
  private readonly publishing: Histogram<'cause'>;
  private readonly fast = new Map<string, number>();

  constructor(
    private readonly newsroom: Newsroom,
    cache: () => DocumentCache,
    announcements?: Announcements,
    cluster?: Pick<Cluster, 'register'>,
    others: readonly MetricSource[] = [],
  ) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'kaiyuan_' });
    this.requests = new Counter({
      name: 'kaiyuan_requests_total',
      help: 'Requests by method and status',
      labelNames: ['method', 'status'],
      registers,
    });
    this.latency = new Histogram({
      name: 'kaiyuan_request_seconds',
      help: 'Time from request to the end of the answer; answers of the fast lane take microseconds and are not timed',
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    this.documents = new Counter({
      name: 'kaiyuan_documents_total',
      help: 'Documents served, by how they were come by',
      labelNames: ['outcome'],
      registers,
    });
    this.troubles = new Counter({
      name: 'kaiyuan_render_failures_total',
      help: 'Renders that failed or took too long, by what was served instead',
      labelNames: ['served'],
      registers,
    });
    this.publishing = new Histogram({
      name: 'kaiyuan_change_seconds',
      help: 'Time to bring index and caches to a change of the content',
      labelNames: ['cause'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    });
    this.gauge('kaiyuan_articles', 'Visible articles', () => newsroom.queries.count('all'));
    this.gauge('kaiyuan_content_errors', 'Errors in content files', () => newsroom.store.errorCount());
    this.gauge('kaiyuan_cache_bytes', 'Bytes that the document cache holds', () => cache().bytes);
    this.gauge('kaiyuan_cache_documents', 'Documents in the cache', () => cache().size);
    announcements?.register(this.registry);
    cluster?.register(this.registry);
    for (const source of others) source.register(this.registry);
    newsroom.onChange(({ cause, tookMs }) => this.publishing.observe({ cause }, tookMs / 1000));
  }

  countRequest(method: string, status: number, ms: number): void {
    const known = /^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH)$/.test(method) ? method : 'other';
    this.requests.inc({ method: known, status: String(status) });
    this.latency.observe(ms / 1000);
  }

  /** A request that the fast lane answered; counted cheaply, added up when somebody looks. */
  countFast(method: string, status: number): void {
    const key = `${method} ${status}`;
    this.fast.set(key, (this.fast.get(key) ?? 0) + 1);
  }

  countDocument(outcome: Outcome): void {
    this.documents.inc({ outcome });
  }

  countTrouble(served: string): void {
    this.troubles.inc({ served });
  }

  async send(response: ServerResponse): Promise<void> {
    for (const [key, count] of this.fast) {
      const [method = '', status = ''] = key.split(' ');
      this.requests.inc({ method, status }, count);
      this.documents.inc({ outcome: 'hit' }, count);
    }
    this.fast.clear();
    const text = await this.registry.metrics();
    response.writeHead(200, {
      ...commonHeaders(this.newsroom.environment.siteUrl),
      'Content-Type': this.registry.contentType,
      'Cache-Control': 'no-store',
    });
    response.end(text);
  }

  private gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/** Only a direct loopback peer without forwarding headers, or whoever has the secret (contract 4). */
export function maySeeMetrics({ headers, socket }: IncomingMessage, secret: string | undefined): boolean {
  if (secret && bearerMatches(headers.authorization ?? null, secret)) return true;
  const forwarded = Object.keys(headers).some((name) =>
    /^(?:forwarded|x-forwarded-.*|x-real-ip|via)$/.test(name),
  );
  return !forwarded && loopback.test(socket.remoteAddress ?? '');
}

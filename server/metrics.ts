import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { bearerMatches } from '@/lib/site/respond';
import type { Outcome } from './document-cache';
import { type RequestKind, requestKinds } from './request-kind';

/** Answers of the fast lane to one kind of request, by method and status. */
type FastCounts = Record<'GET' | 'HEAD', Record<200 | 304, number>>;

function noCounts(): FastCounts {
  return { GET: { 200: 0, 304: 0 }, HEAD: { 200: 0, 304: 0 } };
}

/** Parts of the server that have metrics of their own. */
export interface MetricSource {
  register(registry: Registry): void;
}

/** Prometheus metrics of this process. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Counter<'kind' | 'method' | 'status'>;
  private readonly latency: Histogram<'kind'>;
  private readonly documents: Counter<'outcome'>;
  private readonly troubles: Counter<'served'>;
  private readonly fast = new Map(requestKinds.map((kind) => [kind, noCounts()]));

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'kaiyuan_' });
    this.requests = new Counter({
      name: 'kaiyuan_requests_total',
      help: 'Requests by kind, method and status',
      labelNames: ['kind', 'method', 'status'],
      registers,
    });
    this.latency = new Histogram({
      name: 'kaiyuan_request_seconds',
      help: 'Time from request to the end of the answer; answers of the fast lane take microseconds and are not timed',
      labelNames: ['kind'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    this.documents = new Counter({
      name: 'kaiyuan_documents_total',
      help: 'Kept documents served, by how they were come by',
      labelNames: ['outcome'],
      registers,
    });
    this.troubles = new Counter({
      name: 'kaiyuan_render_failures_total',
      help: 'Renders that failed or took too long, by what was served instead',
      labelNames: ['served'],
      registers,
    });
  }

  register(source: MetricSource): void {
    source.register(this.registry);
  }

  countRequest(kind: RequestKind, method: string, status: number, ms: number): void {
    const known = /^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH)$/.test(method) ? method : 'other';
    this.requests.inc({ kind, method: known, status: String(status) });
    this.latency.observe({ kind }, ms / 1000);
  }

  /** A request that the fast lane answered: a plain number goes up, and is looked at when somebody asks. */
  countFast(kind: RequestKind, method: 'GET' | 'HEAD', status: 200 | 304): void {
    const counts = this.fast.get(kind);
    if (counts) counts[method][status] += 1;
  }

  countDocument(outcome: Outcome): void {
    this.documents.inc({ outcome });
  }

  countTrouble(served: string): void {
    this.troubles.inc({ served });
  }

  /** @param headers of every answer */
  async send(response: ServerResponse, headers: Readonly<Record<string, string>>): Promise<void> {
    const text = await this.read();
    response.writeHead(200, {
      ...headers,
      'Content-Type': this.registry.contentType,
      'Cache-Control': 'no-store',
    });
    response.end(text);
  }

  /** All metrics as Prometheus reads them. */
  read(): Promise<string> {
    for (const [kind, counts] of this.fast) this.addUp(kind, counts);
    return this.registry.metrics();
  }

  private addUp(kind: RequestKind, counts: FastCounts): void {
    for (const method of ['GET', 'HEAD'] as const) {
      for (const status of [200, 304] as const) {
        const count = counts[method][status];
        if (count === 0) continue;
        counts[method][status] = 0;
        this.requests.inc({ kind, method, status: String(status) }, count);
        if (kind !== 'asset') this.documents.inc({ outcome: 'hit' }, count);
      }
    }
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

import { everything } from './cache-tag';

/** Once more after this time, for an answer that was on its way to the cache while it was purged, in milliseconds. */
const echoMs = 2000;

/** After a failure it is tried again soon, and then ever more rarely, in milliseconds. */
const firstRetryMs = 250;
const lastRetryMs = 15_000;

/** More tags than this are everything: a cache that was away so long has nothing worth keeping. */
const mostTags = 2000;

export type PurgeEvent =
  | { kind: 'purged'; tags: number; ms: number }
  | { kind: 'failed'; problem: string; failures: number; waiting: number; retryInMs: number };

export interface PurgeQueueOptions {
  /** Most tags in a call. */
  batch: number;
  /** @returns what went wrong, in a word */
  send: (tags: readonly string[], signal: AbortSignal) => Promise<string | undefined>;
  report: (event: PurgeEvent) => void;
}

/**
 * What one cache is still to be told to forget. Nothing is kept on disk: a start purges everything, so that a crash owes
 * nothing (docs/decisions/0037-caches-in-front.md). Calls are made one after another, never within a change.
 */
export class PurgeQueue {
  failures = 0;
  private readonly waiting = new Set<string>();
  private underWay = 0;
  private readonly echoes = new Set<string>();
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private echo: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly ending = new AbortController();

  constructor(private readonly options: PurgeQueueOptions) {}

  /** Tags that wait, or are being told. */
  get size(): number {
    return this.waiting.size + this.underWay;
  }

  /** The same, and tags that are told once more in a moment. */
  get outstanding(): number {
    return this.size + this.echoes.size;
  }

  /** Returns at once; the call goes out when the change is through. */
  add(tags: Iterable<string>): void {
    if (this.closed) return;
    for (const tag of tags) {
      this.waiting.add(tag);
      this.echoes.add(tag);
    }
    this.bound();
    // While the cache does not answer, what is new waits with the rest.
    if (this.failures === 0) this.begin();
    this.echo ??= setTimeout(() => this.repeat(), echoMs);
    this.echo.unref();
  }

  /** When nothing is under way and nothing waits but for a retry. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.running) await this.running;
  }

  /** Tells what is left, once, and for so long. */
  async close(patienceMs: number): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.echo);
    const timer = setTimeout(() => this.ending.abort(), patienceMs);
    this.begin();
    await this.settled();
    clearTimeout(timer);
  }

  private bound(): void {
    for (const set of [this.waiting, this.echoes]) {
      if (!set.has(everything) && set.size <= mostTags) continue;
      set.clear();
      set.add(everything);
    }
  }

  private repeat(): void {
    this.echo = undefined;
    for (const tag of this.echoes) this.waiting.add(tag);
    this.echoes.clear();
    this.bound();
    if (this.failures === 0) this.begin();
  }

  private begin(): void {
    clearTimeout(this.timer);
    this.running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.run())
      .finally(() => {
        this.running = undefined;
      });
  }

  private async run(): Promise<void> {
    const { batch, send, report } = this.options;
    while (this.waiting.size > 0) {
      const started = performance.now();
      const tags = [...this.waiting].slice(0, batch);
      for (const tag of tags) this.waiting.delete(tag);
      this.underWay = tags.length;
      const problem = await send(tags, this.ending.signal);
      this.underWay = 0;
      if (problem === undefined) {
        this.failures = 0;
        report({ kind: 'purged', tags: tags.length, ms: performance.now() - started });
        continue;
      }
      for (const tag of tags) this.waiting.add(tag);
      this.bound();
      this.failures += 1;
      const retryInMs = Math.min(firstRetryMs * 2 ** (this.failures - 1), lastRetryMs);
      report({ kind: 'failed', problem, failures: this.failures, waiting: this.waiting.size, retryInMs });
      if (!this.closed) {
        this.timer = setTimeout(() => this.begin(), retryInMs);
        this.timer.unref();
      }
      return;
    }
  }
}

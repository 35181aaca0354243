import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '@/lib/content/types';
import type { Checkout } from '@/lib/pull/checkout';
import type { Preparation } from '@/lib/pull/prepare-revision';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { ContentPullSettings } from '@/lib/site/env';
import { prepareBeside } from './prepare-beside';

/** The remote answers within this time, in milliseconds. */
const fetchMs = 120_000;

/** After a failure it is tried again soon, and then ever more rarely, in milliseconds. */
const firstRetryMs = 5000;
const lastRetryMs = 600_000;

/** Problems that are kept to be shown. */
const mostProblems = 50;

/**
 * What became of a look at the remote. `refused`: the revision served before goes on; `failed`: the remote, git or the
 * disk did not let us, and it is tried again.
 */
export type PullOutcome =
  | { kind: 'unchanged' }
  | { kind: 'switched'; from: string; files: number; ms: number }
  | { kind: 'refused'; wanted: string; reason: 'errors'; problems: readonly Problem[]; errors: number }
  | { kind: 'refused'; wanted: string; reason: 'local changes'; files: readonly string[] }
  | { kind: 'failed'; problem: string; retryInMs: number };

export interface PullState {
  /** What is served. */
  revision: string;
  outcome: PullOutcome | undefined;
  /** Epoch milliseconds of that outcome. */
  at: number | undefined;
}

export interface ContentPullOptions {
  settings: ContentPullSettings;
  /** Told of what became of each look, but not again and again of the same refusal. */
  report: (outcome: PullOutcome, revision: string) => void;
  prepare?: (revision: string, signal: AbortSignal) => Promise<Preparation>;
}

/**
 * Follows a branch of a git remote: what is new is checked out beside the served tree, looked through, and then served by
 * replacing one link. One look at a time; who asks meanwhile is answered by one more.
 */
export class ContentPull {
  private state: Omit<PullState, 'revision'> = { outcome: undefined, at: undefined };
  private running: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private readonly ending = new AbortController();

  constructor(
    private readonly newsroom: Newsroom,
    private readonly checkout: Checkout,
    private readonly options: ContentPullOptions,
  ) {}

  /** Call when the newsroom is open. */
  start(): void {
    // Another instance has something new: so may the remote.
    this.newsroom.onChange(({ cause }) => {
      if (cause === 'instance') this.soon();
    });
    this.soon();
  }

  /** There may be something new. Returns at once. */
  soon(): void {
    if (this.ending.signal.aborted) return;
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.run().finally(() => {
      this.running = undefined;
      if (this.again) {
        this.again = false;
        this.soon();
      } else this.plan();
    });
  }

  /** When nothing is under way. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  current(): PullState {
    return { revision: this.checkout.revision(), ...this.state };
  }

  /** Ends what is under way; a switch that has begun is completed. */
  async close(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    await Promise.race([this.settled(), wait(5000, undefined, { ref: false })]);
  }

  private plan(): void {
    const { outcome } = this.state;
    const { everyMs } = this.options.settings;
    const usual = everyMs > 0 ? everyMs : undefined;
    const delay = outcome?.kind === 'failed' ? Math.min(outcome.retryInMs, usual ?? lastRetryMs) : usual;
    if (delay === undefined || this.ending.signal.aborted) return;
    this.timer = setTimeout(() => this.soon(), delay);
    this.timer.unref();
  }

  private async run(): Promise<void> {
    let outcome: PullOutcome;
    try {
      outcome = await this.look();
      this.failures = 0;
    } catch (error) {
      if (this.ending.signal.aborted) return;
      this.failures += 1;
      const retryInMs = Math.min(firstRetryMs * 2 ** (this.failures - 1), lastRetryMs);
      outcome = {
        kind: 'failed',
        problem: error instanceof Error ? error.message : String(error),
        retryInMs,
      };
    }
    const isKnown = outcome === this.state.outcome;
    this.state = { outcome, at: Date.now() };
    if (!isKnown) this.options.report(outcome, this.checkout.revision());
  }

  private async look(): Promise<PullOutcome> {
    const { checkout, newsroom } = this;
    const { signal } = this.ending;
    const started = performance.now();
    const from = checkout.revision();
    const to = await checkout.fetch({ timeoutMs: fetchMs, signal });
    if (from === to) return { kind: 'unchanged' };
    const files = await checkout.localChanges();
    if (files.length > 0)
      return this.sameOr({
        kind: 'refused',
        wanted: to,
        reason: 'local changes',
        files: files.slice(0, mostProblems),
      });
    const { outcome: before } = this.state;
    if (before?.kind === 'refused' && before.reason === 'errors' && before.wanted === to) return before;
    const prepare = this.options.prepare ?? prepareBeside;
    const { paths, errors } = await prepare(to, signal);
    if (errors.length > 0) {
      await checkout.remove(to);
      return {
        kind: 'refused',
        wanted: to,
        reason: 'errors',
        problems: errors.slice(0, mostProblems),
        errors: errors.length,
      };
    }
    // Somebody may have written meanwhile.
    if ((await checkout.localChanges()).length > 0) return this.look();
    checkout.switchTo(to);
    try {
      await newsroom.apply('pull', paths);
    } catch (error) {
      checkout.switchTo(from);
      await newsroom.apply('pull', paths);
      throw error;
    }
    await checkout.prune([from, to]);
    return { kind: 'switched', from, files: paths.length, ms: performance.now() - started };
  }

  private sameOr(outcome: PullOutcome): PullOutcome {
    const { outcome: before } = this.state;
    return JSON.stringify(before) === JSON.stringify(outcome) && before ? before : outcome;
  }
}

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '@/lib/content/types';
import type { Environment } from '@/lib/site/env';
import type { CheckAnswer, CheckOrder } from './check-order';

/** `late`: it took longer than it may. `stale`: a newer text of the same came, or nobody waits any more. */
export type CheckOutcome = { problems: Problem[] } | 'late' | 'stale' | 'busy';

interface Job {
  key: string;
  order: CheckOrder;
  signal: AbortSignal;
  done: (outcome: CheckOutcome) => void;
  failed: (error: Error) => void;
}

/** Put together in a way that the bundler does not see through: it would take the thread for a part of the page. */
function threadFile(): string {
  const place =
    process.env.NODE_ENV === 'production' ? ['.next', 'kaiyuan-server'] : ['lib', 'desk', 'editor'];
  return [process.cwd(), ...place, 'check-thread.mjs'].reduce((above, name) => path.join(above, name));
}

export interface LaneLimits {
  /** How long a check may take, and a thread with nothing to do stays, in milliseconds. */
  checkMs: number;
  idleMs: number;
  /** Orders that may wait. */
  waiting: number;
}

/** Text and syntax tree of the largest body that may be checked, several times over. */
const threadMegabytes = 1024;
/** The rules are loaded within this time, or not at all. */
const startMs = 30_000;

/**
 * Checks texts one after another in a thread of its own, so that readers never wait for an editor's long article. The
 * thread is started with the first order, and ended when a check takes too long or nothing came for a while.
 */
export class CheckLane {
  private readonly waiting: Job[] = [];
  private worker: Worker | undefined;
  private ready = false;
  private current: Job | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly limits: LaneLimits,
  ) {}

  /**
   * @param key names whose text of what it is: of several that wait only the newest is checked
   * @throws Error when the text could not be checked at all
   */
  check(key: string, order: CheckOrder, signal: AbortSignal): Promise<CheckOutcome> {
    const older = this.waiting.findIndex((job) => job.key === key);
    if (older >= 0) this.waiting.splice(older, 1)[0]?.done('stale');
    if (this.waiting.length >= this.limits.waiting) return Promise.resolve('busy');
    return new Promise((done, failed) => {
      this.waiting.push({ key, order, signal, done, failed });
      this.next();
    });
  }

  /** Makes the thread ready before the first text comes. */
  warm(): void {
    if (!this.worker) this.hire();
  }

  close(): void {
    this.dismiss();
  }

  private next(): void {
    if (this.current) return;
    const job = this.waiting.shift();
    if (!job) {
      if (this.worker) this.arm(this.limits.idleMs, () => this.dismiss());
      return;
    }
    if (job.signal.aborted) {
      job.done('stale');
      return this.next();
    }
    this.current = job;
    if (!this.worker) this.hire();
    else if (this.ready) this.begin();
  }

  private hire(): void {
    const worker = new Worker(threadFile(), {
      workerData: this.environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
    });
    worker.unref();
    worker.on('message', (answer: CheckAnswer) => this.hear(worker, answer));
    worker.on('error', (error) => this.lose(worker, error));
    worker.on('exit', () => this.lose(worker, new Error('the checking thread ended')));
    this.worker = worker;
    this.ready = false;
    this.arm(startMs, () => this.lose(worker, new Error('the checking thread does not start')));
  }

  private begin(): void {
    if (!this.current) return this.next();
    this.worker?.postMessage(this.current.order);
    this.arm(this.limits.checkMs, () => {
      this.finish(({ done }) => done('late'));
      this.dismiss();
      this.next();
    });
  }

  private hear(worker: Worker, answer: CheckAnswer): void {
    if (worker !== this.worker) return;
    if (answer === 'ready') {
      this.ready = true;
      return this.begin();
    }
    this.finish(({ done, failed }) =>
      'problems' in answer ? done(answer) : failed(new Error(answer.failure)),
    );
    this.next();
  }

  private finish(tell: (job: Job) => void): void {
    const job = this.current;
    this.current = undefined;
    if (job) tell(job);
  }

  private lose(worker: Worker, error: Error): void {
    if (worker !== this.worker) return;
    this.dismiss();
    this.finish(({ failed }) => failed(error));
    this.next();
  }

  private dismiss(): void {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
  }

  private arm(ms: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, ms);
    this.timer.unref();
  }
}

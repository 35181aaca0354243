import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Preparer, ReadArticle } from '@/lib/content/prepare-ahead';
import { log } from './log';
import type { PrepareOrder } from './prepare-worker';

/** Files that a thread is given at once: few enough that all threads share a part. */
const orderSize = 50;
/** Orders that lie before a thread: who writes a part cannot give new ones for a second. */
const ordersAhead = 30;

interface Job {
  order: PrepareOrder;
  done: (read: (ReadArticle | undefined)[]) => void;
  failed: (error: Error) => void;
}

/**
 * Threads that read and prepare articles while the index is built, started with the first order.
 * A thread that ends takes its jobs with it: the orders then fail, and who gave them does the work himself.
 */
export class PreparePool {
  private readonly jobs: Job[] = [];
  /** What each thread was given, in the order in which it answers. */
  private readonly given = new Map<Worker, Job[]>();
  private closed = false;

  /** @param root the content folder */
  constructor(
    private readonly root: string,
    private readonly size = Math.max(1, Math.min(4, availableParallelism())),
  ) {}

  /** Files that are still to be prepared. */
  get waiting(): number {
    const under = [...this.given.values()].flat();
    return [...this.jobs, ...under].reduce((sum, { order }) => sum + order.paths.length, 0);
  }

  readonly prepare: Preparer = async (paths, calendar) => {
    const orders = Array.from({ length: Math.ceil(paths.length / orderSize) }, (_, index) => ({
      paths: paths.slice(index * orderSize, (index + 1) * orderSize),
      calendar,
    }));
    const parts = orders.map(
      (order) =>
        new Promise<(ReadArticle | undefined)[]>((done, failed) => {
          this.jobs.push({ order, done, failed });
        }),
    );
    this.hire();
    this.next();
    return (await Promise.all(parts)).flat();
  };

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.given.keys()].map((worker) => worker.terminate()));
  }

  private hire(): void {
    while (this.given.size < Math.min(this.size, this.jobs.length)) {
      const worker = new Worker(new URL('./prepare-thread.mjs', import.meta.url), {
        workerData: this.root,
        execArgv: [],
      });
      worker.on('message', (read: (ReadArticle | undefined)[]) => {
        this.given.get(worker)?.shift()?.done(read);
        this.next();
      });
      worker.on('error', (error) => this.lose(worker, error));
      worker.on('exit', () => this.lose(worker, new Error('a preparing thread ended')));
      this.given.set(worker, []);
    }
  }

  private lose(worker: Worker, error: Error): void {
    const lost = this.given.get(worker);
    if (!lost) return;
    this.given.delete(worker);
    if (!this.closed) log.warn({ err: error }, 'a thread that prepares articles ended');
    if (this.given.size === 0) lost.push(...this.jobs.splice(0));
    for (const { failed } of lost) failed(error);
  }

  private next(): void {
    while (this.jobs.length > 0) {
      const [least] = [...this.given].sort(([, a], [, b]) => a.length - b.length);
      if (!least || least[1].length >= ordersAhead) return;
      const job = this.jobs.shift();
      if (!job) return;
      least[1].push(job);
      least[0].postMessage(job.order);
    }
  }
}

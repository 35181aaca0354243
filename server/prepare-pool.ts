import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Preparer, ReadArticle } from '@/lib/content/prepare-ahead';
import { log } from './log';
import type { PrepareOrder } from './prepare-worker';

/** Files that a thread is given at once: few enough that all threads share a part. */
const orderSize = 100;

interface Job {
  order: PrepareOrder;
  done: (read: (ReadArticle | undefined)[]) => void;
  failed: (error: Error) => void;
}

/**
 * Threads that read and prepare articles while the index is built, started with the first order.
 * A thread that ends takes its job with it: the order then fails, and who gave it does the work himself.
 */
export class PreparePool {
  private readonly jobs: Job[] = [];
  private readonly idle: Worker[] = [];
  private readonly workers = new Set<Worker>();
  private readonly current = new Map<Worker, Job>();
  private closed = false;

  /** @param root the content folder */
  constructor(
    private readonly root: string,
    private readonly size = Math.max(1, Math.min(4, availableParallelism())),
  ) {}

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
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private hire(): void {
    while (this.workers.size < Math.min(this.size, this.jobs.length)) {
      const worker = new Worker(new URL('./prepare-thread.mjs', import.meta.url), {
        workerData: this.root,
        execArgv: [],
      });
      worker.on('message', (read: (ReadArticle | undefined)[]) => {
        this.current.get(worker)?.done(read);
        this.current.delete(worker);
        this.idle.push(worker);
        this.next();
      });
      worker.on('error', (error) => this.lose(worker, error));
      worker.on('exit', () => this.lose(worker, new Error('a preparing thread ended')));
      this.workers.add(worker);
      this.idle.push(worker);
    }
  }

  private lose(worker: Worker, error: Error): void {
    if (!this.workers.delete(worker)) return;
    if (!this.closed) log.warn({ err: error }, 'a thread that prepares articles ended');
    this.current.get(worker)?.failed(error);
    this.current.delete(worker);
    const place = this.idle.indexOf(worker);
    if (place >= 0) this.idle.splice(place, 1);
    if (this.workers.size > 0) return;
    for (const { failed } of this.jobs.splice(0)) failed(error);
  }

  private next(): void {
    while (this.idle.length > 0 && this.jobs.length > 0) {
      const worker = this.idle.shift();
      const job = this.jobs.shift();
      if (!worker || !job) return;
      this.current.set(worker, job);
      worker.postMessage(job.order);
    }
  }
}

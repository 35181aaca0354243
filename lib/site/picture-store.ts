import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Newsroom } from '@/lib/revalidate/newsroom';

export interface StoreOptions {
  folder: string;
  /** Bound of the folder. */
  maxBytes?: number;
  /** A reader waits no longer than this, in milliseconds; the work goes on for the next one. */
  patienceMs?: number;
  /** Pictures worked on at a time. */
  concurrency?: number;
  /** Pictures that may wait for that. */
  maxWaiting?: number;
}

/** One core stays free for pages. */
const spareCores = Math.min(4, Math.max(1, availableParallelism() - 1));
const unfinished = '.new';
/** Older unfinished files belong to a process that ended. */
const abandonedMs = 10 * 60 * 1000;

/**
 * Pictures that we made, in a folder of their own: derived, bounded, disposable. A name says everything that a picture
 * depends on, so nothing in the folder is ever out of date. Whoever asks has passed the gate.
 */
export class PictureStore {
  private readonly kept: LRUCache<string, number>;
  private readonly making = new Map<string, Promise<Buffer | undefined>>();
  /** What could not be made is not tried again at once: a broken picture costs as much as a good one. */
  private readonly failed = new LRUCache<string, true>({ max: 5000, ttl: abandonedMs });
  private readonly waiting: (() => void)[] = [];
  private free: number;
  private scanned: Promise<void> | undefined;
  private readonly options: Required<StoreOptions>;

  constructor(options: StoreOptions) {
    this.options = {
      maxBytes: 512 * 1024 * 1024,
      patienceMs: 8000,
      concurrency: spareCores,
      maxWaiting: 200,
      ...options,
    };
    this.free = this.options.concurrency;
    this.kept = new LRUCache({
      maxSize: this.options.maxBytes,
      sizeCalculation: (bytes) => Math.max(1, bytes),
      dispose: (_, name, reason) => {
        if (reason === 'evict') void rm(this.pathOf(name), { force: true }).catch(() => undefined);
      },
    });
  }

  /**
   * The picture of that name, made when there is none; undefined when it cannot be had now. Never throws.
   * @param name a file name, with the digest of all that the picture is made from
   */
  async get(name: string, make: () => Promise<Buffer>): Promise<Buffer | undefined> {
    if (this.failed.has(name)) return undefined;
    const running = this.making.get(name);
    if (running) return this.withinPatience(running);
    const started = this.findOrMake(name, make)
      .catch((error: unknown) => {
        if (!(error instanceof TooBusy)) this.failed.set(name, true);
        return undefined;
      })
      .finally(() => this.making.delete(name));
    this.making.set(name, started);
    return this.withinPatience(started);
  }

  private pathOf(name: string): string {
    return path.join(/* turbopackIgnore: true */ this.options.folder, name);
  }

  private async findOrMake(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const found = await readFile(this.pathOf(name)).catch(() => undefined);
    if (found) {
      if (this.kept.get(name) === undefined) await this.enter(name, found.length);
      return found;
    }
    const made = await this.inTurn(make);
    // A full or read-only disk costs time, not the picture.
    await this.keep(name, made).catch(() => undefined);
    return made;
  }

  private async keep(name: string, bytes: Buffer): Promise<void> {
    if (bytes.length > this.options.maxBytes) return;
    await mkdir(this.options.folder, { recursive: true });
    const draft = `${this.pathOf(name)}.${randomUUID()}${unfinished}`;
    try {
      await writeFile(draft, bytes, { flag: 'wx' });
      await rename(draft, this.pathOf(name));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await this.enter(name, bytes.length);
  }

  private async enter(name: string, bytes: number): Promise<void> {
    this.scanned ??= this.scan().catch(() => undefined);
    await this.scanned;
    this.kept.set(name, bytes);
  }

  /** Learns what earlier processes left, oldest first, so that the bound counts it. */
  private async scan(): Promise<void> {
    const found: { name: string; bytes: number; at: number }[] = [];
    for (const name of await readdir(this.options.folder)) {
      const known = await stat(this.pathOf(name)).catch(() => undefined);
      if (!known?.isFile()) continue;
      if (!name.endsWith(unfinished)) found.push({ name, bytes: known.size, at: known.mtimeMs });
      else if (known.mtimeMs < Date.now() - abandonedMs) await rm(this.pathOf(name), { force: true });
    }
    found.sort((a, b) => a.at - b.at);
    for (const { name, bytes } of found) this.kept.set(name, bytes);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) {
      this.free -= 1;
    } else {
      if (this.waiting.length >= this.options.maxWaiting) throw new TooBusy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private withinPatience(made: Promise<Buffer | undefined>): Promise<Buffer | undefined> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(undefined), this.options.patienceMs);
      made.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

class TooBusy extends Error {}

/** On the global object: routes may be bundled apart, and two stores would have two queues for the same cores. */
const registry = Symbol.for('kaiyuan.pictures');

function knownStores(): WeakMap<Newsroom, PictureStore> {
  const found: WeakMap<Newsroom, PictureStore> | undefined = Reflect.get(globalThis, registry);
  const stores = found ?? new WeakMap<Newsroom, PictureStore>();
  if (!found) Reflect.set(globalThis, registry, stores);
  return stores;
}

/** The pictures of a newsroom, below its DATA_DIR. */
export function picturesOf(newsroom: Newsroom): PictureStore {
  const stores = knownStores();
  const found = stores.get(newsroom);
  if (found) return found;
  const folder = path.join(/* turbopackIgnore: true */ newsroom.environment.dataDir, 'pictures');
  const made = new PictureStore({ folder });
  stores.set(newsroom, made);
  return made;
}

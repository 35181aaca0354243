import { LRUCache } from 'lru-cache';
import { ContentDigest } from '@/lib/content/content-digest';
import { type Db, openDatabase } from '@/lib/content/database';
import { type ChangeSet, Indexer, type Progress } from '@/lib/content/indexer';
import type { Preparer } from '@/lib/content/prepare-ahead';
import { PublicAddresses } from '@/lib/content/public-addresses';
import { PublicQueries } from '@/lib/content/queries';
import { ContentStore } from '@/lib/content/store';
import { Timeline } from '@/lib/content/timeline';
import { ContentTree } from '@/lib/content/tree';
import { Completion } from '@/lib/search/completion';
import { Merging } from '@/lib/search/merging';
import { SearchIndex } from '@/lib/search/search-index';
import { createBodyContext } from '@/lib/site/body-context';
import { type Clock, createClock } from '@/lib/site/clock';
import { dayBounds } from '@/lib/site/dates';
import type { Environment } from '@/lib/site/env';
import { tracedMethods } from '@/lib/site/tracing';
import { ContentState, type StateMove } from './content-state';
import { newsSpanMs } from './news-span';
import { renderStore } from './render-cache.mjs';
import { encodeTag, pageTag } from './tags';

/** Changes come in groups; the index is tidied after the last one. */
const quietMs = 1000;

/** What happened to the content, for logs and for open preview or desk pages. */
export interface ChangeEvent {
  /** 'instance': another instance of the site said that it had changed; 'pull': the git remote has a new revision. */
  cause: 'start' | 'watch' | 'request' | 'clock' | 'instance' | 'pull';
  change: ChangeSet;
  tookMs: number;
  /** Since somebody noticed it; undefined for what nobody had to notice. */
  sinceNoticedMs?: number;
}

/** How a change is applied. */
interface Applying {
  progress?: Progress;
  prepare?: Preparer;
  noticedAt?: number;
}

/** @param purge something that was public is no longer: not even a last good version may be shown */
export type Invalidation = (tags: ReadonlySet<string> | 'all', purge: boolean) => void;

/**
 * The running newsroom: index, clock and caches of one process. Changes go through it one after
 * another, and a change is answered only when no page made from the old content can be served any more.
 */
export class Newsroom {
  readonly clock: Clock;
  readonly tree: ContentTree;
  readonly store: ContentStore;
  readonly queries: PublicQueries;
  /** What sitemaps name. */
  readonly addresses: PublicAddresses;
  /** Where articles stand on several lists at once. */
  readonly timeline: Timeline;
  readonly search: SearchIndex;
  readonly completion: Completion;
  ready = false;
  revision = 0;
  /** Changes that are being applied, or wait for it. */
  changesWaiting = 0;
  /** Slugs of what is read most, the most read first. Whoever shows them asks the gate, as for all lists. */
  mostRead: readonly string[] = [];
  private readonly indexer: Indexer;
  private readonly listeners = new Set<(event: ChangeEvent) => void>();
  private readonly invalidations = new Set<Invalidation>();
  private queue: Promise<unknown> = Promise.resolve();
  private seenUntil: number;
  private nextTransition = 0;
  private midnight = 0;
  private today = 0;
  private contentState: ContentState | undefined;
  private applying = false;
  /** When the next article becomes too old for the news sitemap. */
  private newsChange = 0;
  /** Counted once after each change: lists of a hundred thousand articles have archives of two thousand documents. */
  private readonly placeCounts = new LRUCache<string, number>({ max: 10_000 });
  private readonly merging: Merging;
  /** When the index was last written, by the process's own clock; undefined when nothing is left to merge. */
  private writtenAt: number | undefined = 0;

  /**
   * @param db the index, when it is open already: one opened for reading serves queries, but must not be compared with the tree
   * @param clock the moment at which it stands; default: the present
   */
  constructor(
    readonly environment: Environment,
    db?: Db,
    clock?: Clock,
  ) {
    this.clock = clock ?? createClock(environment.testClockFile);
    this.tree = new ContentTree(environment.contentDir);
    this.store = new ContentStore(db ?? openDatabase(environment.dataDir, environment.contentDir));
    const now = (): number => this.clock.now();
    const { pictureSize } = createBodyContext(this);
    this.queries = tracedMethods('index', new PublicQueries(this.store.db, now, pictureSize));
    this.addresses = new PublicAddresses(this.store.db, now);
    this.timeline = new Timeline(this.store.db, now);
    this.indexer = new Indexer(this.tree, this.store, this.queries, now);
    const { settings } = this.indexer;
    const asked = {
      timezone: () => settings.site().timezone,
      sections: () => settings.sections(),
      topics: () => settings.topics(),
    };
    this.search = tracedMethods('search', new SearchIndex(this.store.db, now, asked));
    this.merging = new Merging(this.store.db);
    this.completion = new Completion(this.store.db, now, asked);
    this.seenUntil = now();
  }

  get settings(): Indexer['settings'] {
    return this.indexer.settings;
  }

  /** Compares the whole tree with the index; must finish before pages are served. */
  async open(progress?: Progress, prepare?: Preparer): Promise<ChangeSet> {
    const change = await this.enqueue('start', undefined, { progress, prepare });
    this.ready = true;
    return change;
  }

  /**
   * Applies changed paths (relative to the tree), or everything that differs.
   * @param noticedAt when the change was noticed, by `performance.now()`
   */
  apply(
    cause: ChangeEvent['cause'],
    paths?: readonly string[],
    noticedAt = performance.now(),
  ): Promise<ChangeSet> {
    return this.enqueue(cause, paths, { noticedAt });
  }

  /**
   * Another list of what is read most. It is no content, so the state keeps its name.
   * @param shown whether pages show something else now: then those that show the list are made anew
   */
  rankMostRead(slugs: readonly string[], shown: boolean): void {
    this.mostRead = slugs;
    if (shown) this.drop(new Set([pageTag.mostRead]), false);
  }

  onChange(listener: (event: ChangeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Further caches that must drop what they made from a tag, in the same step. */
  onInvalidate(listener: Invalidation): void {
    this.invalidations.add(listener);
  }

  /** What content pages are made from, by a name that means the same on every machine; undefined when nobody follows it. */
  get state(): string | undefined {
    return this.contentState?.current;
  }

  /**
   * Names states of the content from now on. Once for a newsroom, after it was opened.
   * @param begin is given the present state, and gives what is called at each move from one state to the next
   */
  async followState(begin: (state: string) => (move: StateMove) => void): Promise<void> {
    await this.queue.catch(() => undefined);
    this.catchUp();
    const digest = new ContentDigest(this.store, this.tree);
    this.contentState = new ContentState(digest, () => this.lastChangeByTime(), begin);
  }

  /**
   * Lets time pass: articles that became due or expired, and a new day, since the last call.
   * Called by the scheduler and before each request, so that a page is right from the very moment on.
   */
  catchUp(): void {
    const now = this.clock.now();
    if (now < this.seenUntil - 1000) {
      this.seenUntil = now;
      this.plan();
      this.invalidate('all');
      this.timePassed();
      return;
    }
    if (now < Math.min(this.nextTransition, this.midnight, this.newsChange)) return;
    const started = performance.now();
    const { changed, tags, addresses, hides } = this.indexer.transitions(this.seenUntil, now);
    if (now >= this.midnight) tags.add(pageTag.today);
    if (now >= this.newsChange) tags.add(pageTag.news);
    this.seenUntil = now;
    this.plan();
    if (tags.size > 0) this.invalidate(tags, hides);
    this.timePassed();
    if (tags.size === 0) return;
    const change: ChangeSet = {
      changed,
      removed: [],
      tags,
      addresses,
      problems: [],
      files: 0,
      paths: [],
      wholesale: false,
      hides,
    };
    this.emit({ cause: 'clock', change, tookMs: performance.now() - started });
  }

  /** What became due or expired by itself since a moment, for whoever was away meanwhile. */
  transitionsSince(from: number): Pick<ChangeSet, 'changed' | 'tags' | 'addresses'> {
    return this.indexer.transitions(from, this.clock.now());
  }

  /** Tidies the index a little, when nobody has written to it for a while. Called by the scheduler. */
  tidy(): void {
    if (!this.ready || this.writtenAt === undefined || performance.now() - this.writtenAt < quietMs) return;
    if (!this.merging.step()) this.writtenAt = undefined;
  }

  /** How many places the archive of a list has. */
  placeCount(list: string): number {
    const known = this.placeCounts.get(list);
    if (known !== undefined) return known;
    const counted = this.queries.placeCount(list);
    this.placeCounts.set(list, counted);
    return counted;
  }

  async close(): Promise<void> {
    await this.queue.catch(() => undefined);
    this.store.db.close();
  }

  private enqueue(
    cause: ChangeEvent['cause'],
    paths: readonly string[] | undefined,
    how: Applying,
  ): Promise<ChangeSet> {
    this.changesWaiting += 1;
    const work = this.queue
      .catch(() => undefined)
      .then(() => this.settle(cause, paths, how))
      .finally(() => {
        this.changesWaiting -= 1;
      });
    this.queue = work;
    return work;
  }

  private async settle(
    cause: ChangeEvent['cause'],
    paths: readonly string[] | undefined,
    how: Applying,
  ): Promise<ChangeSet> {
    this.catchUp();
    this.applying = true;
    this.contentState?.leave();
    let differing: readonly string[] | undefined;
    try {
      const change = await this.run(cause, paths, how);
      if (!change.wholesale) differing = change.paths;
      return change;
    } catch (error) {
      // Whatever it got done is in the index.
      this.contentState?.touch('all');
      throw error;
    } finally {
      this.applying = false;
      this.contentState?.arrive(cause, differing);
    }
  }

  private async run(
    cause: ChangeEvent['cause'],
    paths: readonly string[] | undefined,
    { progress, prepare, noticedAt }: Applying,
  ): Promise<ChangeSet> {
    const started = performance.now();
    const began = this.clock.now();
    const redirects = this.settings.redirects();
    const change = await this.indexer.apply(paths, progress, prepare);
    this.writtenAt = performance.now();
    this.placeCounts.clear();
    this.seenUntil = Math.max(this.seenUntil, began);
    const { timezone, language } = this.settings.site();
    if (this.store.calendarChanged(`${timezone} ${language}`)) {
      const again = await this.indexer.apply(undefined, progress, prepare);
      change.changed.push(...again.changed.filter((slug) => !change.changed.includes(slug)));
      this.invalidate('all');
    }
    this.plan();
    if (change.wholesale) this.invalidate('all');
    else if (change.tags.size > 0) this.invalidate(change.tags, change.hides);
    else if (this.settings.redirects() !== redirects) this.revision += 1;
    const now = performance.now();
    const sinceNoticedMs = noticedAt === undefined ? undefined : now - noticedAt;
    this.emit({ cause, change, tookMs: now - started, sinceNoticedMs });
    return change;
  }

  private plan(): void {
    this.nextTransition = this.store.nextTransition(this.seenUntil) ?? Number.POSITIVE_INFINITY;
    const oldestNews = this.store.firstDateAfter(this.seenUntil - newsSpanMs);
    this.newsChange = (oldestNews ?? Number.POSITIVE_INFINITY) + newsSpanMs + 1;
    const { start, end } = dayBounds(this.seenUntil, this.settings.site().timezone);
    this.today = start;
    this.midnight = end;
  }

  /** The last of the moments that {@link plan} waits for, until now: between two of them nothing changes by itself. */
  private lastChangeByTime(): number {
    const lastNews = this.store.lastDateUntil(this.seenUntil - newsSpanMs - 1);
    const oldNews = lastNews === undefined ? 0 : lastNews + newsSpanMs + 1;
    return Math.max(this.today, this.store.lastTransition(this.seenUntil) ?? 0, oldNews);
  }

  private timePassed(): void {
    if (!this.applying) this.contentState?.arrive('clock', []);
  }

  private invalidate(tags: ReadonlySet<string> | 'all', purge = true): void {
    this.placeCounts.clear();
    this.contentState?.touch(tags);
    this.drop(tags, purge);
  }

  private drop(tags: ReadonlySet<string> | 'all', purge: boolean): void {
    this.revision += 1;
    if (tags === 'all') renderStore().clear();
    else renderStore().invalidate([...tags].map(encodeTag));
    for (const listener of this.invalidations) listener(tags, purge);
  }

  private emit(event: ChangeEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

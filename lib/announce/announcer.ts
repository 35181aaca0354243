import type { ChangeSet } from '@/lib/content/indexer';
import type { Site } from '@/lib/content/types';
import type { ChangeEvent, Newsroom } from '@/lib/revalidate/newsroom';
import type { AnnounceStore } from './announce-store';
import { type AnnounceEvent, deliver, giveUpMs } from './delivery';
import { changesOf, sortOut } from './outbox';
import type { SilentTarget, Target } from './target';

/** A burst of changes is announced as one: when it has been quiet for the first, or has gone on for the second. */
const quietMs = 2000;
const mostGatheringMs = 15_000;

const tidyMs = 60_000;

/** Addresses on a line of the log, in a dry run. */
const dryBatch = 100;

export interface AnnouncerOptions {
  /** Who is told; asked again whenever site.yaml changes. */
  findTargets: () => { targets: Target[]; silent: SilentTarget[] };
  /** Nothing is sent: what would be is only reported. */
  dryRun: boolean;
  report: (event: AnnounceEvent) => void;
  random?: () => number;
}

/**
 * Tells hubs and search engines what changed. While a change is made its tags and addresses are only written down; all
 * else happens later, in ticks, and no request or change ever waits for it (docs/decisions/0020-announcements.md).
 */
export class Announcer {
  private readonly running = new Map<string, Promise<void>>();
  private readonly ending = new AbortController();
  private readonly said = new Set<string>();
  private known: { site: Site; targets: Target[] } | undefined;
  private lastChange = 0;
  private rememberedAt = 0;

  /** Make it before the newsroom opens: what differs after a start is a change like any other. */
  constructor(
    private readonly newsroom: Newsroom,
    private readonly store: AnnounceStore,
    private readonly options: AnnouncerOptions,
  ) {
    // A new index says of everything that it changed.
    if (newsroom.store.isEmpty()) store.putNote('index', undefined);
    newsroom.onChange((event) => this.hear(event));
  }

  /** Call when the newsroom is open: what became due or expired while nobody was there is announced now. */
  start(): void {
    const now = this.newsroom.clock.now();
    const seen = Number(this.store.note('seen'));
    if (seen > 0 && seen < now) this.write(this.newsroom.transitionsSince(seen));
    this.store.putNote('index', 'read');
    this.tidy(now);
  }

  /** Sorts out what was noted and sets to work whoever has something to do. Call often; it returns at once. */
  tick(): void {
    const now = this.newsroom.clock.now();
    if (Math.abs(now - this.rememberedAt) >= tidyMs) this.tidy(now);
    const targets = this.targets();
    if (this.isQuiet(now)) sortOut(this.newsroom, this.store, targets, now);
    for (const target of targets) {
      if (this.running.has(target.name)) continue;
      const work = this.deliver(target).finally(() => this.running.delete(target.name));
      this.running.set(target.name, work);
    }
  }

  /** Who is told at present. A target that left site.yaml is forgotten with all that waited for it. */
  targets(): readonly Target[] {
    const site = this.newsroom.settings.site();
    if (this.known?.site === site) return this.known.targets;
    const { targets, silent } = this.options.findTargets();
    for (const { name, reason } of silent) {
      if (!this.said.has(name)) this.options.report({ kind: 'silent', target: name, reason });
      this.said.add(name);
    }
    this.store.keepOnly(targets.map(({ name }) => name));
    this.known = { site, targets: this.options.dryRun ? targets.map((target) => this.dry(target)) : targets };
    return this.known.targets;
  }

  /** When every call under way has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.running.values());
  }

  /** Breaks off calls under way; they are made again after the next start. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.settled();
    this.store.putNote('seen', String(this.newsroom.clock.now()));
    this.store.close();
  }

  private hear({ cause, change }: ChangeEvent): void {
    try {
      if (cause !== 'start' || this.store.note('index') !== undefined) this.write(change);
    } catch (error) {
      // A full disk must not keep a change from its readers.
      this.options.report({ kind: 'trouble', target: 'all', error });
    }
  }

  private write(change: Partial<ChangeSet>): void {
    const changes = this.targets().length > 0 ? changesOf(change) : [];
    if (changes.length === 0) return;
    this.lastChange = this.newsroom.clock.now();
    this.store.addChanges(changes, this.lastChange);
  }

  /** Whether a burst of changes seems to be over, or has lasted long enough. */
  private isQuiet(now: number): boolean {
    const first = this.store.firstChange();
    if (first === undefined) return false;
    return Math.abs(now - this.lastChange) >= quietMs || Math.abs(now - first) >= mostGatheringMs;
  }

  private async deliver(target: Target): Promise<void> {
    const { newsroom, store, ending, options } = this;
    const { dryRun, report, random = Math.random } = options;
    try {
      await deliver(target, {
        store,
        origin: newsroom.environment.siteUrl,
        now: () => newsroom.clock.now(),
        random,
        signal: ending.signal,
        report: (event) => (dryRun && event.kind === 'sent' ? undefined : report(event)),
      });
    } catch (error) {
      report({ kind: 'trouble', target: target.name, error });
    }
  }

  /** Now and then: notes up to when everything was noticed, and gives up what has waited too long. */
  private tidy(now: number): void {
    this.rememberedAt = now;
    this.store.putNote('seen', String(now));
    for (const { name } of this.targets()) {
      const addresses = this.store.dropOlder(name, now - giveUpMs);
      if (addresses > 0) this.options.report({ kind: 'given up', target: name, addresses });
    }
  }

  private dry(target: Target): Target {
    return {
      ...target,
      batch: dryBatch,
      quotaDay: undefined,
      send: async (addresses) => {
        this.options.report({ kind: 'would send', target: target.name, addresses });
        return { kind: 'taken' };
      },
    };
  }
}

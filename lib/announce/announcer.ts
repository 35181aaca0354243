import type { ChangeSet } from '@/lib/content/indexer';
import type { Site } from '@/lib/content/types';
import type { ChangeEvent, Newsroom } from '@/lib/revalidate/newsroom';
import type { AnnounceStore } from './announce-store';
import { type AnnounceEvent, deliver, giveUpMs } from './delivery';
import { dryRun } from './dry-run';
import { changesOf, sortOut } from './outbox';
import type { SilentTarget, Target } from './target';

/** A burst of changes is announced as one: when it has been quiet for the first, or has gone on for the second. */
const quietMs = 2000;
const mostGatheringMs = 15_000;

/** How often it is noted up to when everything was noticed, and given up what has waited too long. */
const tidyMs = 60_000;

/** After trouble of our own, such as a full disk, everything rests for so long: it would only fill the log. */
const restMs = 60_000;

export interface AnnouncerOptions {
  /** Who is told; asked again whenever site.yaml changes. */
  findTargets: () => { targets: Target[]; silent: SilentTarget[] };
  /** Nothing is sent: what would be is only reported. */
  isDryRun: boolean;
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
  private tidiedAt = 0;
  private restingSince = 0;

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
    this.guard('all', () => {
      const now = this.newsroom.clock.now();
      const seen = Number(this.store.note('seen'));
      // Longer ago is no news any more.
      if (seen > 0) this.write(this.newsroom.transitionsSince(Math.max(seen, now - giveUpMs)));
      this.store.putNote('index', 'read');
      this.tidy(now);
    });
  }

  /** Sorts out what was noted and sets to work whoever has something to do. Call often; it returns at once. */
  tick(): void {
    const now = this.newsroom.clock.now();
    if (Math.abs(now - this.restingSince) < restMs) return;
    this.guard('all', () => {
      if (Math.abs(now - this.tidiedAt) >= tidyMs) this.tidy(now);
      const targets = this.targets();
      if (this.isQuiet(now)) sortOut(this.newsroom, this.store, targets, now);
      for (const target of targets) {
        if (this.running.has(target.name)) continue;
        const work = this.deliver(target).finally(() => this.running.delete(target.name));
        this.running.set(target.name, work);
      }
    });
  }

  /** Who is told at present. */
  targets(): readonly Target[] {
    const site = this.newsroom.settings.site();
    if (this.known?.site === site) return this.known.targets;
    const { findTargets, isDryRun, report } = this.options;
    const { targets, silent } = findTargets();
    for (const { name, reason } of silent) {
      if (!this.said.has(name)) report({ kind: 'silent', target: name, reason });
      this.said.add(name);
    }
    this.known = { site, targets: isDryRun ? targets.map((target) => dryRun(target, report)) : targets };
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
    this.guard('all', () => this.remember(this.newsroom.clock.now()));
    this.store.close();
  }

  /** Up to when everything was noticed; where nobody is told anything, nothing is. */
  private remember(now: number): void {
    this.store.putNote('seen', this.targets().length > 0 ? String(now) : undefined);
  }

  private hear({ cause, change }: ChangeEvent): void {
    this.guard('all', () => {
      if (cause !== 'start' || this.store.note('index') !== undefined) this.write(change);
    });
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
    const { isDryRun, report, random = Math.random } = options;
    try {
      await deliver(target, {
        store,
        origin: newsroom.environment.siteUrl,
        now: () => newsroom.clock.now(),
        random,
        signal: ending.signal,
        report: (event) => (isDryRun && event.kind === 'sent' ? undefined : report(event)),
      });
    } catch (error) {
      this.rest(target.name, error);
    }
  }

  /** Nothing that goes wrong here may keep a change from its readers. */
  private guard(target: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.rest(target, error);
    }
  }

  private rest(target: string, error: unknown): void {
    this.restingSince = this.newsroom.clock.now();
    this.options.report({ kind: 'trouble', target, error });
  }

  /**
   * Now and then: notes up to when everything was noticed, and gives up what has waited too long. That goes for hubs that
   * left site.yaml too: a mistake there, put right again, has lost nothing.
   */
  private tidy(now: number): void {
    this.tidiedAt = now;
    this.remember(now);
    for (const name of this.store.targets()) {
      const addresses = this.store.dropOlder(name, now - giveUpMs);
      if (addresses > 0) this.options.report({ kind: 'given up', target: name, addresses });
    }
  }
}

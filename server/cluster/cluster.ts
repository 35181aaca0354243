import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { StateMove } from '@/lib/revalidate/content-state';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { log } from '../log';
import { identifyBuild } from './build-identity';
import { ChangeStream, type Told } from './change-stream';
import { ClusterMetrics } from './cluster-metrics';
import { History, isUnnamed } from './history';
import { RedisLink, type Session } from './redis-link';
import { type PageExchange, SharedPages } from './shared-pages';
import { SharedViews } from './shared-views';

/** A start waits no longer for the past of the other instances, in milliseconds. */
const pastMs = 300;

/** More events than this are looked at together. */
const mostLooks = 50;

/** What another instance has changed, by its word. */
interface Look {
  /** Undefined: everything. */
  paths: readonly string[] | undefined;
  from?: string;
  to?: string;
}

/**
 * One of several instances: what it renders serves the others, and they hear of each change that it saw. Everything in
 * Redis may be lost at any time; each instance reads its own tree, and does all that it promises without Redis.
 */
export class Cluster {
  /** What readers of all instances read. */
  readonly views: SharedViews;
  private readonly link: RedisLink;
  private readonly changes: ChangeStream;
  private readonly build: string;
  private readonly metrics = new ClusterMetrics();
  private history: History | undefined;
  private looks: Look[] = [];
  /** What is being looked at because another instance said so. */
  private heeded: Look | undefined;
  private isJoined: () => void = () => undefined;
  private readonly joined = new Promise<void>((resolve) => {
    this.isJoined = resolve;
  });
  private knowsPast: () => void = () => undefined;
  private readonly past = new Promise<void>((resolve) => {
    this.knowsPast = resolve;
  });

  /** Connects; nobody waits for it. */
  constructor(
    private readonly newsroom: Newsroom,
    url: string,
  ) {
    const { environment } = newsroom;
    this.build = identifyBuild(environment);
    this.link = new RedisLink(url, {
      onHealth: (health, reason) => {
        const line = { redis: health, reason };
        if (health === 'well') log.info(line, 'redis is well');
        else log.warn(line, health === 'full' ? 'redis takes no data' : 'redis is away');
      },
      onSession: (session) => this.follow(session),
    });
    this.changes = new ChangeStream({
      link: this.link,
      key: `kaiyuan:${environment.siteUrl}:changes`,
      instance: randomUUID(),
      build: this.build,
      onPast: (events) => {
        this.history?.learn(events.filter(({ build }) => build === this.build));
        this.knowsPast();
      },
      onEvent: (event) => this.heed(event),
      // The watcher sees every change of its tree; without it the events were what told of them.
      onLost: () => {
        if (!environment.watch) this.look({ paths: undefined });
      },
    });
    this.views = new SharedViews(this.link, `kaiyuan:${environment.siteUrl}:views:`);
    this.metrics.observe(this.link, this.changes);
    this.link.open();
  }

  get register(): ClusterMetrics['register'] {
    return this.metrics.register;
  }

  /** Call when the newsroom is open. Gives the pages of all instances. */
  async join(): Promise<PageExchange> {
    const { newsroom, link, build } = this;
    const history = await new Promise<History>((resolve, reject) => {
      const begin = (state: string): ((move: StateMove) => void) => {
        const begun = new History(state);
        this.history = begun;
        resolve(begun);
        return (move) => {
          begun.move(move);
          if (!this.isHeeded(move)) this.changes.send(move);
        };
      };
      newsroom.followState(begin).catch(reject);
    });
    this.isJoined();
    if (link.health !== 'away') await Promise.race([this.past, wait(pastMs)]);
    const prefix = `kaiyuan:${newsroom.environment.siteUrl}:page:${build}:`;
    return new SharedPages(newsroom, link, history, prefix, (lookup) => this.metrics.countLookup(lookup));
  }

  close(): void {
    this.changes.close();
    this.link.close();
  }

  private async follow(session: Session): Promise<void> {
    await this.joined;
    await this.changes.follow(session);
  }

  private heed(event: Told): void {
    const { build, from, to, cause, paths } = event;
    if (isUnnamed(event) && build === this.build) this.history?.distrust(to);
    // Time passes everywhere by itself.
    if (cause === 'clock' || (from !== to && this.newsroom.state === to)) return;
    this.look({ paths, from, to });
  }

  /** Whether a move is the one that another instance told of: all have heard of it. */
  private isHeeded({ cause, from, to }: StateMove): boolean {
    return cause === 'instance' && this.heeded?.from === from && this.heeded.to === to;
  }

  private look(look: Look): void {
    this.looks.push(look);
    if (this.looks.length > mostLooks) this.looks = [{ paths: together(this.looks) }];
    if (!this.heeded) void this.lookAll();
  }

  /** One event after another, so that this instance goes through the states that the others went through. */
  private async lookAll(): Promise<void> {
    for (let look = this.looks.shift(); look !== undefined; look = this.looks.shift()) {
      this.heeded = look;
      try {
        await this.newsroom.apply('instance', look.paths);
      } catch (error) {
        log.error({ err: error }, 'looking at what another instance changed failed');
      }
    }
    this.heeded = undefined;
  }
}

function together(looks: readonly Look[]): string[] | undefined {
  const named = looks.flatMap(({ paths }) => (paths ? [paths] : []));
  return named.length < looks.length ? undefined : [...new Set(named.flat())];
}

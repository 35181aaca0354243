import { Counter, type Registry } from 'prom-client';
import { countsViews, mostReadBlock, mostReadCards } from '@/lib/content/most-read';
import { mergeViews, rankViews, spanOf } from '@/lib/most-read/ranking';
import { numberOf, RecentReaders } from '@/lib/most-read/recent-readers';
import { ViewStore } from '@/lib/most-read/view-store';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { SharedViews } from './cluster/shared-views';
import { log } from './log';
import type { MetricSource } from './metrics';
import type { Reader } from './reader';

const tickMs = 500;
/** Views wait in memory for so long: a crash loses as many. */
const writeMs = 10_000;
const rankMs = 5 * 60_000;
/** After trouble with the disk it is left alone for so long. */
const restMs = 60_000;
/** Articles whose views wait for a place that cannot be reached; views of others are lost meanwhile. */
const mostWaiting = 20_000;

/** An article as its views are counted. */
export interface CountedArticle {
  slug: string;
  number: number;
}

export function countedArticle(slug: string): CountedArticle {
  return { slug, number: numberOf(slug) };
}

type Outcome = 'counted' | 'repeated' | 'robot' | 'prefetch';

/**
 * Counts how often articles are read, without knowing by whom (docs/decisions/0035-most-read.md), and ranks them every five
 * minutes. Counting is an addition in memory; writing, exchanging and ranking come with the clock.
 */
export class ArticleViews implements MetricSource {
  private readonly readers = new RecentReaders();
  private readonly store: ViewStore;
  private readonly unwritten = new Map<string, number>();
  /** What the other instances have not been told. */
  private readonly untold = new Map<string, number>();
  private readonly outcomes: Record<Outcome, number> = { counted: 0, repeated: 0, robot: 0, prefetch: 0 };
  private enabled = false;
  private timer: NodeJS.Timeout | undefined;
  private writeAt = 0;
  private rankAt = 0;
  private restUntil = 0;
  private ranking: Promise<void> = Promise.resolve();
  private telling: Promise<void> = Promise.resolve();
  private shown = '';

  /** @param shared where there are several instances: what readers of all of them read */
  constructor(
    private readonly newsroom: Newsroom,
    private readonly shared: SharedViews | undefined,
  ) {
    this.store = ViewStore.open(newsroom.environment.dataDir);
  }

  /** Call when the newsroom is open: ranks what was counted before, then goes with the clock. */
  async start(): Promise<void> {
    this.tick();
    await this.ranking;
    this.timer = setInterval(() => this.tick(), tickMs);
    this.timer.unref();
  }

  /** A page of an article was sent, whole and with status 200. @param address of the client, which is not kept */
  count({ slug, number }: CountedArticle, reader: Reader, address: string): void {
    if (!this.enabled) return;
    if (typeof reader === 'string') {
      this.outcomes[reader] += 1;
    } else if (this.readers.admit(address, reader.browser, number)) {
      this.outcomes.counted += 1;
      add(this.unwritten, slug);
      if (this.shared) add(this.untold, slug);
    } else {
      this.outcomes.repeated += 1;
    }
  }

  register(registry: Registry): void {
    const { outcomes } = this;
    new Counter({
      name: 'kaiyuan_article_views_total',
      help: 'Pages of articles that were sent, by whether they count as read',
      labelNames: ['outcome'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome }, count);
      },
    });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.write();
    await this.tell();
    await this.ranking;
    this.store.close();
  }

  private tick(): void {
    const now = this.newsroom.clock.now();
    this.enabled = countsViews(this.newsroom.settings.site());
    this.readers.rotate(now);
    if (now >= this.writeAt || now < this.writeAt - writeMs) {
      this.writeAt = now + writeMs;
      this.write();
      void this.tell();
    }
    if (now >= this.rankAt || now < this.rankAt - rankMs) {
      this.rankAt = now + rankMs;
      this.ranking = this.ranking.then(() => this.rank(now)).catch((error: unknown) => this.rest(error));
    }
  }

  /** What cannot be written waits. */
  private write(): void {
    if (this.unwritten.size === 0 || performance.now() < this.restUntil) return;
    try {
      this.store.add(spanOf(this.newsroom.clock.now()), this.unwritten);
      this.unwritten.clear();
    } catch (error) {
      this.rest(error);
    }
  }

  /** One after another: what is on its way is not told twice. */
  private tell(): Promise<void> {
    const { shared, untold } = this;
    if (shared) this.telling = this.telling.then(() => shared.add(spanOf(this.newsroom.clock.now()), untold));
    return this.telling;
  }

  private async rank(now: number): Promise<void> {
    const { newsroom, store, shared } = this;
    if (performance.now() < this.restUntil) return;
    store.forgetOld(now);
    const own = store.most(now);
    const all = await shared?.most(now);
    const slugs = this.enabled ? rankViews(all ? mergeViews(own, all) : own, now) : [];
    const block = mostReadBlock(newsroom.settings.site(), newsroom.settings.front());
    const cards = block ? mostReadCards({ queries: newsroom.queries, mostRead: slugs }, block) : [];
    const shown = cards.map(({ slug }) => slug).join();
    newsroom.rankMostRead(slugs, shown !== this.shown);
    this.shown = shown;
  }

  private rest(error: unknown): void {
    this.restUntil = performance.now() + restMs;
    log.warn({ err: error }, 'views of articles cannot be kept');
  }
}

function add(views: Map<string, number>, slug: string): void {
  const known = views.get(slug);
  if (known !== undefined || views.size < mostWaiting) views.set(slug, (known ?? 0) + 1);
}

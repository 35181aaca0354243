import { TestTree, testNow } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { Announcer } from './announcer';
import type { AnnounceEvent } from './delivery';
import { openAnnounceStore } from './open-announce-store';
import type { Outcome, Target } from './target';
import { findTargets } from './targets';

/** An announcer on a tree, with targets that write down what they are told and a clock that tests move. */

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Stands for whoever is called: takes everything unless it is told to answer otherwise. */
export class Listener {
  readonly calls: string[][] = [];
  answer: (addresses: readonly string[]) => Outcome | Promise<Outcome> = () => ({ kind: 'taken' });

  constructor(private readonly about: Pick<Target, 'name' | 'of'> & Partial<Target>) {}

  /** Everything told since the last look, sorted, without the origin. */
  take(): string[] {
    return this.calls
      .splice(0)
      .flat()
      .map((address) => new URL(address).pathname)
      .sort();
  }

  target(): Target {
    return {
      batch: 1000,
      mayName: () => true,
      ...this.about,
      send: async (addresses) => {
        this.calls.push([...addresses]);
        return this.answer(addresses);
      },
    };
  }
}

export class AnnouncerTest {
  readonly tree: TestTree;
  readonly events: AnnounceEvent[] = [];
  newsroom: Newsroom | undefined;
  announcer: Announcer | undefined;

  constructor(
    readonly listeners: Listener[],
    files: Record<string, string> = {},
  ) {
    this.tree = new TestTree(files);
  }

  /** Starts the process, so to speak. */
  async open(isDryRun = false): Promise<void> {
    const newsroom = this.tree.newsroom({ SITE_URL: 'https://news.example.cn' });
    this.newsroom = newsroom;
    this.announcer = new Announcer(newsroom, openAnnounceStore(this.tree.dataDir), {
      findTargets: () => ({
        // Whether an address may be named is decided by the real rule.
        targets: [...this.listeners.map((listener) => listener.target()), ...findTargets(newsroom).targets],
        silent: findTargets(newsroom).silent,
      }),
      isDryRun,
      report: (event) => this.events.push(event),
      random: () => 1,
    });
    await newsroom.open();
    this.announcer.start();
  }

  async close(): Promise<void> {
    await this.announcer?.close();
    if (this.newsroom) await this.tree.close(this.newsroom);
    this.announcer = undefined;
  }

  async change(edit: (tree: TestTree) => void): Promise<void> {
    edit(this.tree);
    await this.newsroom?.apply('watch');
  }

  /** Lets time pass, by the clock of the tree, and the announcer work. */
  async pass(ms: number): Promise<void> {
    this.tree.setTime((this.newsroom?.clock.now() ?? testNow) + ms);
    if (this.announcer) this.newsroom?.catchUp();
    await this.work();
  }

  async work(): Promise<void> {
    this.announcer?.tick();
    await this.announcer?.settled();
  }

  async dispose(): Promise<void> {
    await this.announcer?.close();
    await this.tree.dispose();
  }
}

/** Runs `work` with an announcer that is open; removes everything afterwards. */
export async function withAnnouncer(
  listeners: Listener[],
  files: Record<string, string>,
  work: (test: AnnouncerTest) => Promise<void>,
): Promise<void> {
  const test = new AnnouncerTest(listeners, files);
  try {
    await test.open();
    await work(test);
  } finally {
    await test.dispose();
  }
}

/** A hub and an engine that take everything. */
export function listeners(): { feeds: Listener; articles: Listener; all: Listener[] } {
  const feeds = new Listener({ name: 'hub', of: 'feeds' });
  const articles = new Listener({ name: 'engine', of: 'articles' });
  return { feeds, articles, all: [feeds, articles] };
}

/** Paths of the feeds below some lists in all formats, in both editions. */
export function feedsOf(...bases: string[]): string[] {
  return bases
    .flatMap((base) => ['rss.xml', 'atom.xml', 'feed.json'].map((name) => `${base}/${name}`))
    .flatMap((path) => [path, `/zh-hant${path}`])
    .sort();
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '@/lib/desk/manuscripts/chaos-process';
import { TestDesk } from '@/lib/desk/manuscripts/test-desk';
import { Random } from '../random';
import { articleText } from './article-text';
import { Colleague } from './colleague';
import { examine, type Findings, fileOf, lostCopies, type Possible, type Saved, slugs } from './examine';
import { buildProcess, Saver } from './saver';

export interface SiegeOptions {
  seed: number;
  /** Of two editors and a colleague together. */
  edits: number;
  kills: number;
  /** A slow machine makes fewer edits, in milliseconds. */
  longestMs: number;
  say?: (text: string) => void;
}

export interface Outcome extends Findings {
  edits: number;
  /** Confirmed to whoever saved. */
  saved: number;
  conflicts: number;
  pulls: number;
  kills: number;
}

const nothing = '0'.repeat(64);

/**
 * Two editors at the desk and a colleague who works with git and a text editor change the same articles, while the
 * process of the desk is killed again and again. Moments are never the same twice, choices are.
 * @throws Error when the desk refuses what it should take
 */
export async function besiege(options: SiegeOptions): Promise<Outcome> {
  const random = new Random(options.seed);
  const test = new TestDesk(
    Object.fromEntries(slugs.map((slug) => [fileOf(slug), articleText(slug, random)])),
  );
  const { root, home, dataDir } = test.tree;
  test.init();
  const env = {
    CONTENT_DIR: root,
    DATA_DIR: dataDir,
    DESK_DIR: test.deskDir,
    WATCH: '0',
    LOG_LEVEL: 'silent',
  };
  const saver = new Saver(await buildProcess(home), env);
  try {
    const siege = new Siege(test, saver, random, await Colleague.begin(root, home), options);
    await saver.start();
    return await siege.run();
  } finally {
    saver.abandon();
    await test.dispose();
  }
}

class Siege {
  private readonly saved: Saved[] = [];
  private readonly copies = new Map<string, Possible>();
  private readonly bases = new Map<string, string>();
  private readonly lost: string[] = [];
  private readonly deadline: number;
  private done = 0;
  private conflicts = 0;
  private kills = 0;

  constructor(
    private readonly test: TestDesk,
    private readonly saver: Saver,
    private readonly random: Random,
    private readonly colleague: Colleague,
    private readonly options: SiegeOptions,
  ) {
    this.deadline = performance.now() + options.longestMs;
  }

  async run(): Promise<Outcome> {
    await Promise.all([
      this.repeat(() => this.edit('e1'), 4),
      this.repeat(() => this.edit('e2'), 4),
      this.repeat(() => this.workElsewhere(), 250),
      this.killAgain(),
    ]);
    const edits = this.done;
    // What a commit was not made of is brought into git with the next save.
    for (const slug of slugs) await this.saveLast(slug);
    await this.saver.end();
    const found = await examine(this.test, this.saved);
    const lost = [...this.lost, ...found.lost, ...lostCopies(this.test, this.copies)];
    const { conflicts, kills } = this;
    const { pulls } = this.colleague;
    return { ...found, lost, edits, saved: this.saved.length, conflicts, pulls, kills };
  }

  private isOver(): boolean {
    return this.done >= this.options.edits || performance.now() > this.deadline;
  }

  private async repeat(step: () => Promise<void> | void, pauseMs: number): Promise<void> {
    while (!this.isOver()) {
      await step();
      await wait(this.random.next() * pauseMs);
    }
  }

  private async edit(person: string): Promise<void> {
    const slug = this.random.pick(slugs);
    const key = `${slug} ${person}`;
    const text = articleText(`${slug}-${person}-${this.done}`, this.random);
    const op = this.random.chance(0.25) ? 'keep' : 'save';
    const ask = () =>
      this.saver.ask({ op, person, slug, source: text, base: this.bases.get(key) ?? nothing });
    let reply = await ask();
    while (reply !== 'dead' && reply.code === 'conflict') {
      this.conflicts += 1;
      this.copies.set(key, [text]);
      this.bases.set(key, reply.version ?? '');
      // Some go on with something else, and their text waits.
      if (this.random.chance(0.3)) break;
      reply = await ask();
    }
    this.note(reply, { op, slug, person, text });
    this.done += 1;
    if (this.done % 50 === 0) this.options.say?.(`${this.done} edits, ${this.kills} kills`);
  }

  /** What may be found from now on, by what the desk answered. */
  private note(
    reply: Reply | 'dead',
    { op, slug, person, text }: Omit<Saved, 'committed'> & { op: string },
  ): void {
    const key = `${slug} ${person}`;
    if (reply === 'dead') {
      this.copies.set(key, [...(this.copies.get(key) ?? [undefined]), text, undefined]);
      return;
    }
    // Away for a moment while git replaces it, and nobody here ever worked on it: nothing is kept, nothing was confirmed.
    if (reply.code === 'not-found') return;
    if (reply.ok && op === 'save') {
      this.saved.push({ slug, person, text, committed: reply.commit === 'made' });
      this.bases.set(key, reply.version ?? '');
      this.copies.set(key, [undefined]);
    } else if (reply.ok || reply.code === 'gone' || reply.code === 'conflict') {
      this.copies.set(key, [text]);
    } else {
      throw new Error(`${op} of ${slug}: ${reply.code}`);
    }
    // What was confirmed is on disk by then.
    this.lost.push(...lostCopies(this.test, new Map([[key, this.copies.get(key) ?? []]])));
  }

  private async workElsewhere(): Promise<void> {
    const slug = this.random.pick(slugs);
    const text = articleText(`${slug}-elsewhere-${this.done}`, this.random);
    if (this.random.chance(0.6)) await this.colleague.pull(fileOf(slug), text);
    else this.colleague.write(fileOf(slug), text);
    this.done += 1;
  }

  private async killAgain(): Promise<void> {
    const { edits, kills, longestMs } = this.options;
    for (let n = 0; n < kills; n += 1) {
      const from = this.done;
      const latest = performance.now() + longestMs / (kills + 2);
      while (this.done < from + edits / (kills + 2) && performance.now() < latest) await wait(5);
      if (this.isOver()) return;
      await wait(this.random.next() * 40);
      await this.saver.kill((['now', 'before', 'after'] as const)[n % 3] ?? 'now');
      this.kills += 1;
    }
  }

  private async saveLast(slug: string): Promise<void> {
    const source = articleText(`${slug}-last`, this.random);
    const ask = (base: string) => this.saver.ask({ op: 'save', person: 'e1', slug, source, base });
    let reply = await ask(this.bases.get(`${slug} e1`) ?? nothing);
    if (reply !== 'dead' && reply.code === 'conflict') reply = await ask(reply.version ?? '');
    if (reply === 'dead' || !reply.ok || reply.commit !== 'made') {
      throw new Error(`the last save of ${slug}: ${JSON.stringify(reply)}`);
    }
    this.note(reply, { op: 'save', slug, person: 'e1', text: source });
  }
}

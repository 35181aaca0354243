import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { AuditLog } from '@/lib/desk/audit';
import { openDeskDatabase } from '@/lib/desk/open-desk';
import type { Command, Reply } from './chaos-process';
import { versionOf } from './file-form';
import { TestDesk } from './test-desk';
import { WorkingCopies } from './working-copies';

/**
 * Two editors at the desk and a colleague who works with git and a text editor change the same articles, while the process
 * of the desk is killed again and again. CHAOS_SEED takes other choices (moments are never the same twice).
 */

const seed = Number(process.env.CHAOS_SEED ?? 20_260_601);
const edits = 500;
const kills = 6;
/** A slow machine makes fewer of them, in milliseconds. */
const longestMs = 28_000;
const slugs = ['a', 'b', 'c', 'd'];
const fileOf = (slug: string): string => `articles/2026/${slug}/index.mdx`;

/** Numbers below 1, the same for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole article that shows whether anything of it is missing. */
function articleText(id: string, random: () => number): string {
  const lines = Array.from(
    { length: 5 + Math.floor(random() * 60) },
    (_, line) => `第 ${line} 段，${id}。\n\n`,
  );
  const body = lines.join('');
  const sum = createHash('sha256').update(body).digest('hex');
  return `---\ntitle: ${id}\nsection: news\ndate: 2026-05-01\nstatus: draft\nkicker: ${sum}\n---\n\n${body}`;
}

function isWhole(text: string): boolean {
  const [, sum, body] = /\nkicker: (\w+)\n---\n\n(.*)$/s.exec(text) ?? [];
  return body !== undefined && createHash('sha256').update(body).digest('hex') === sum;
}

function blobOf(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const run = promisify(execFile);

/** The process as one file, which starts in a third of the time. */
async function buildProcess(home: string): Promise<string> {
  const outfile = path.join(home, 'chaos-process.mjs');
  symlinkSync(path.resolve('node_modules'), path.join(home, 'node_modules'));
  const entry = path.resolve('lib/desk/manuscripts/chaos-process.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}

/** The process of the desk: restarted whenever it dies. */
class Saver {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, (reply: Reply | 'dead') => void>();
  private ready: Promise<void> = Promise.resolve();
  private count = 0;
  starts = 0;

  constructor(
    private readonly program: string,
    private readonly env: Record<string, string>,
  ) {}

  start(): Promise<void> {
    this.starts += 1;
    const child = spawn(process.execPath, [this.program], {
      env: { ...process.env, ...this.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child = child;
    this.ready = new Promise((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as Reply | 'ready';
        if (said === 'ready') return resolve();
        this.waiting.get(said.n)?.(said);
        this.waiting.delete(said.n);
      });
      child.on('close', () => {
        resolve();
        for (const answer of this.waiting.values()) answer('dead');
        this.waiting.clear();
      });
    });
    child.stdin.on('error', () => undefined);
    return this.ready;
  }

  async ask(command: Omit<Command, 'n'>): Promise<Reply | 'dead'> {
    await this.ready;
    const { child } = this;
    if (!child?.stdin || child.exitCode !== null || child.signalCode !== null) return 'dead';
    this.count += 1;
    const n = this.count;
    const answer = new Promise<Reply | 'dead'>((resolve) => this.waiting.set(n, resolve));
    child.stdin.write(`${JSON.stringify({ ...command, n })}\n`);
    return answer;
  }

  /** Kills it, or lets it kill itself around the next file that it replaces, and starts another. */
  async kill(how: 'now' | 'before' | 'after'): Promise<void> {
    await this.ready;
    const { child } = this;
    const gone = new Promise((resolve) => child?.on('close', resolve));
    if (how === 'now') child?.kill('SIGKILL');
    else child?.stdin?.write(`${JSON.stringify({ op: 'die', late: how === 'after' })}\n`);
    // Nobody may be saving any more.
    await Promise.race([gone, wait(2000)]);
    child?.kill('SIGKILL');
    await gone;
    await this.start();
  }

  async end(): Promise<void> {
    await this.ready;
    const gone = new Promise((resolve) => this.child?.on('close', resolve));
    this.child?.stdin?.write('{"op":"end"}\n');
    await gone;
  }

  abandon(): void {
    this.child?.kill('SIGKILL');
  }
}

interface Saved {
  slug: string;
  person: string;
  text: string;
  committed: boolean;
}

/** What an editor's working copy of an article may be: the last that was confirmed, and what was under way since. */
type Possible = (string | undefined)[];

describe('a desk that is killed while everybody writes', () => {
  it('loses nothing that it confirmed, and leaves nothing half-done', { timeout: 120_000 }, async () => {
    const random = randomFrom(seed);
    const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T =>
      list[Math.floor(random() * list.length)] as T;
    const first = Object.fromEntries(slugs.map((slug) => [fileOf(slug), articleText(`${slug}-0`, random)]));
    const test = new TestDesk(first);
    const { root, home, dataDir } = test.tree;
    test.init();
    const saver = new Saver(await buildProcess(home), {
      CONTENT_DIR: root,
      DATA_DIR: dataDir,
      DESK_DIR: test.deskDir,
      WATCH: '0',
      LOG_LEVEL: 'silent',
    });
    const saved: Saved[] = [];
    const copies = new Map<string, Possible>();
    let done = 0;
    const deadline = performance.now() + longestMs;
    const isOver = (): boolean => done >= edits || performance.now() > deadline;
    let conflicts = 0;
    let pulls = 0;

    const bases = new Map<string, string>();
    async function edit(person: string): Promise<void> {
      const slug = pick(slugs);
      const key = `${slug} ${person}`;
      const text = articleText(`${slug}-${person}-${done}`, random);
      const op = random() < 0.25 ? 'keep' : 'save';
      const ask = () => saver.ask({ op, person, slug, source: text, base: bases.get(key) ?? '0'.repeat(64) });
      let reply = await ask();
      while (reply !== 'dead' && reply.code === 'conflict') {
        conflicts += 1;
        copies.set(key, [text]);
        bases.set(key, reply.version ?? '');
        reply = await ask();
      }
      if (reply === 'dead') copies.set(key, [...(copies.get(key) ?? [undefined]), text, undefined]);
      else if (reply.code === 'gone') copies.set(key, [text]);
      else if (!reply.ok) throw new Error(`${op} of ${slug}: ${reply.code}`);
      else if (op === 'keep') copies.set(key, [text]);
      else {
        saved.push({ slug, person, text, committed: reply.commit === 'made' });
        bases.set(key, reply.version ?? '');
        copies.set(key, [undefined]);
      }
      done += 1;
    }

    const git = (cwd: string, ...command: string[]) => run('git', command, { cwd });
    const clone = path.join(home, 'colleague');
    await git(home, 'clone', '--quiet', root, clone);
    await git(clone, 'config', 'user.name', '同事');
    await git(clone, 'config', 'user.email', 'colleague@example.cn');

    /** A commit elsewhere, pulled into the checkout of the desk as a webhook does it. */
    async function pull(): Promise<void> {
      const slug = pick(slugs);
      await git(clone, 'fetch', '--quiet', 'origin');
      await git(clone, 'reset', '--quiet', '--hard', 'origin/main');
      writeFileSync(path.join(clone, fileOf(slug)), articleText(`${slug}-pull-${done}`, random));
      await git(clone, 'commit', '--quiet', '-am', '同事的改动');
      const merging = git(root, 'pull', '--quiet', '--no-rebase', '--no-edit', clone, 'main');
      const isMerged = await merging.then(
        () => true,
        () => false,
      );
      if (isMerged) pulls += 1;
      // Where the desk wrote meanwhile, giving up leaves the files as they are.
      for (let tried = 0; existsSync(path.join(root, '.git/MERGE_HEAD')); tried += 1) {
        await git(root, ...(tried % 2 === 0 ? ['merge', '--abort'] : ['reset', '--quiet'])).catch(() =>
          wait(20),
        );
      }
    }

    /** A save of a text editor: a new file in the place of the old one. */
    function write(): void {
      const slug = pick(slugs);
      const temporary = path.join(root, `.${slug}.swp`);
      writeFileSync(temporary, articleText(`${slug}-editor-${done}`, random));
      renameSync(temporary, path.join(root, fileOf(slug)));
    }

    async function work(step: () => Promise<void> | void, pauseMs: number): Promise<void> {
      while (!isOver()) {
        await step();
        await wait(random() * pauseMs);
      }
    }

    async function killAgain(): Promise<void> {
      for (let killed = 0; killed < kills; killed += 1) {
        const from = done;
        while (done < from + edits / (kills + 2) && !isOver()) await wait(5);
        if (isOver()) return;
        await wait(random() * 40);
        await saver.kill((['now', 'before', 'after'] as const)[killed % 3] ?? 'now');
      }
    }

    try {
      await saver.start();
      await Promise.all([
        work(() => edit('e1'), 4),
        work(() => edit('e2'), 4),
        work(async () => {
          if (random() < 0.6) await pull();
          else write();
          done += 1;
        }, 250),
        killAgain(),
      ]);
      // What a commit was not made of is brought into git with the next save.
      for (const slug of slugs) {
        const text = articleText(`${slug}-last`, random);
        const key = `${slug} e1`;
        let reply = await saver.ask({
          op: 'save',
          person: 'e1',
          slug,
          source: text,
          base: bases.get(key) ?? '0'.repeat(64),
        });
        if (reply !== 'dead' && reply.code === 'conflict') {
          reply = await saver.ask({
            op: 'save',
            person: 'e1',
            slug,
            source: text,
            base: reply.version ?? '',
          });
        }
        expect(reply, JSON.stringify(reply)).toMatchObject({ ok: true, commit: 'made' });
        saved.push({ slug, person: 'e1', text, committed: true });
        copies.set(key, [undefined]);
      }
      await saver.end();

      // The run was one in which something could go wrong.
      expect(saver.starts).toBeGreaterThan(2);
      expect(saved.length).toBeGreaterThan(done / 3);
      expect(conflicts).toBeGreaterThan(2);
      expect(pulls).toBeGreaterThan(1);

      expectEverySavedText(test, saved);
      expectWholeFiles(test);
      expectSoundCheckout(test);
      await expectWholeLog(test, saved);
      expectWorkingCopies(test, copies);
    } finally {
      saver.abandon();
      await test.dispose();
    }
  });
});

function keptTexts(test: TestDesk, slug: string): string[] {
  const folder = path.join(test.deskDir, 'kept', slug);
  // What a killed process had only begun to keep has another name.
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

function expectEverySavedText(test: TestDesk, saved: readonly Saved[]): void {
  for (const slug of slugs) {
    const raw = ['log', '--format=', '--raw', '--no-abbrev', '--no-renames', '--reverse'];
    const blobs = (...more: string[]): string[] =>
      [...test.git(...raw, ...more, '--', fileOf(slug)).matchAll(/^:\d+ \d+ \w+ (\w+)/gm)].map(
        ([, blob = '']) => blob,
      );
    const known = new Set(blobs('--all', '-m'));
    const kept = new Set(keptTexts(test, slug));
    const own = saved.filter((one) => one.slug === slug);
    for (const { text, committed } of own) {
      expect(kept.has(text)).toBe(true);
      if (committed) expect(known.has(blobOf(text))).toBe(true);
    }
    expect(test.read(fileOf(slug))).toBe(own.at(-1)?.text);
    // Git has them in the order in which they were confirmed.
    const order = blobs('--first-parent', '-m');
    const places = own.map(({ text }) => order.indexOf(blobOf(text))).filter((place) => place >= 0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
}

function expectWholeFiles(test: TestDesk): void {
  for (const slug of slugs) {
    expect(readdirSync(path.dirname(path.join(test.tree.root, fileOf(slug))))).toEqual(['index.mdx']);
    expect(isWhole(test.read(fileOf(slug)))).toBe(true);
    // A merge that was given up may have left its marks in what was there for a moment.
    for (const text of keptTexts(test, slug)) expect(isWhole(text) || text.includes('<<<<<<< ')).toBe(true);
  }
}

function expectSoundCheckout(test: TestDesk): void {
  expect(test.git('fsck', '--strict', '--no-dangling')).toBe('');
  expect(test.git('status', '--porcelain')).toBe('');
  expect(existsSync(path.join(test.tree.root, '.git/index.lock'))).toBe(false);
}

async function expectWholeLog(test: TestDesk, saved: readonly Saved[]): Promise<void> {
  const db = openDeskDatabase(test.deskDir);
  const audit = new AuditLog(db);
  expect(await audit.findDamage()).toBeUndefined();
  const entries = [];
  for (let before: number | undefined; ; ) {
    const page = audit.list({ before });
    entries.push(...page);
    before = page.at(-1)?.id;
    if (before === undefined) break;
  }
  const begun = entries.filter(({ action }) => action === 'save-begun').map(({ id }) => id);
  const ended = entries.filter(({ action }) => action !== 'save-begun').map(({ detail }) => detail.begun);
  expect(ended.sort()).toEqual(begun.sort());
  const done = entries.filter(({ action }) => action === 'save' || action === 'save-completed');
  const written = new Set(done.map(({ person, subject, detail }) => `${person} ${subject} ${detail.to}`));
  for (const { person, slug, text } of saved) {
    expect(written.has(`${person} ${slug} ${versionOf(Buffer.from(text))}`)).toBe(true);
  }
  db.close();
}

function expectWorkingCopies(test: TestDesk, copies: ReadonlyMap<string, Possible>): void {
  const db = openDeskDatabase(test.deskDir);
  const stored = new WorkingCopies(db);
  for (const [key, possible] of copies) {
    const [slug = '', person = ''] = key.split(' ');
    expect(possible).toContain(stored.get(slug, person)?.source);
  }
  db.close();
}

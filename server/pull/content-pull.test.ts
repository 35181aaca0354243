import { existsSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import { Checkout } from '@/lib/pull/checkout';
import { cloneContent } from '@/lib/pull/clone';
import { prepareRevision } from '@/lib/pull/prepare-revision';
import { TestRemote } from '@/lib/pull/test-remote';
import { type ChangeEvent, Newsroom } from '@/lib/revalidate/newsroom';
import { readEnvironment } from '@/lib/site/env';
import { ContentPull, type PullOutcome } from './content-pull';

// Git is another process, for every step.
vi.setConfig({ testTimeout: 30_000 });

const first = {
  'content/site.yaml': 'name: 测试新闻网\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n',
  'content/sections.yaml': '- {id: news, name: 新闻}\n- {id: culture, name: 文化}\n',
  'content/articles/a.mdx': articleSource({ title: '第一篇' }),
  'content/articles/b.mdx': articleSource({ title: '第二篇', section: 'culture' }),
  'content/media/a.csv': 'a,b\n1,2\n',
  'README.md': 'a newsroom\n',
};

class Stage {
  readonly root: string;
  readonly checkout: Checkout;
  readonly newsroom: Newsroom;
  readonly events: ChangeEvent[] = [];
  readonly outcomes: PullOutcome[] = [];
  readonly pull: ContentPull;

  constructor(
    readonly remote: TestRemote,
    contentDir: string,
    env: Record<string, string> = {},
  ) {
    this.root = path.join(this.remote.home, 'checkout');
    const dataDir = path.join(this.remote.home, 'data');
    const environment = readEnvironment({
      CONTENT_DIR: contentDir,
      DATA_DIR: dataDir,
      CONTENT_PULL: '1',
      CONTENT_PULL_SECONDS: '0',
      ...env,
    });
    const { contentPull: settings } = environment;
    const checkout = Checkout.find(contentDir);
    if (!checkout || !settings) throw new Error('no checkout');
    this.checkout = checkout;
    this.newsroom = new Newsroom(environment);
    this.pull = new ContentPull(this.newsroom, checkout, {
      settings,
      report: (outcome) => this.outcomes.push(outcome),
      prepare: (revision) => prepareRevision(environment, checkout, revision),
    });
  }

  async open(): Promise<void> {
    await this.newsroom.open();
    this.newsroom.onChange((event) => this.events.push(event));
  }

  async look(): Promise<PullOutcome | undefined> {
    this.pull.soon();
    await this.pull.settled();
    return this.pull.current().outcome;
  }

  titleOf(slug: string): string | undefined {
    return this.newsroom.store.articleBySlug(slug)?.record.title;
  }

  file(revision: string, name: string): string {
    return path.join(this.root, 'trees', revision, name);
  }

  async dispose(): Promise<void> {
    await this.pull.close();
    await this.newsroom.close();
    this.remote.dispose();
  }
}

const stages: Stage[] = [];

async function stage(env?: Record<string, string>): Promise<Stage> {
  const remote = new TestRemote(first);
  const contentDir = await cloneContent(remote.url, path.join(remote.home, 'checkout'));
  const made = new Stage(remote, contentDir, env);
  stages.push(made);
  await made.open();
  return made;
}

afterEach(async () => {
  for (const made of stages.splice(0)) await made.dispose();
});

describe('a pull', () => {
  it('switches to what was pushed in one step, and tells the newsroom once of the files that differ', async () => {
    const made = await stage();
    const { remote, checkout, newsroom, events, root } = made;
    const before = checkout.revision();
    const to = remote.push({
      'content/articles/a.mdx': articleSource({ title: '改过的第一篇' }),
      'content/articles/b.mdx': undefined,
      'content/articles/2026/c.mdx': articleSource({ title: '第三篇' }),
      'README.md': 'more\n',
    });
    expect(await made.look()).toMatchObject({ kind: 'switched', from: before, files: 3 });
    expect(readlinkSync(path.join(root, 'current'))).toBe(`trees/${to}`);
    expect([made.titleOf('a'), made.titleOf('b'), made.titleOf('c')]).toEqual([
      '改过的第一篇',
      undefined,
      '第三篇',
    ]);
    expect(events.map(({ cause, change }) => [cause, change.changed.sort(), change.removed])).toEqual([
      ['pull', ['a', 'c'], ['b']],
    ]);
    expect(events[0]?.change.paths.sort()).toEqual([
      'articles/2026/c.mdx',
      'articles/a.mdx',
      'articles/b.mdx',
    ]);
    expect(newsroom.tree.readText('media/a.csv')).toBe('a,b\n1,2\n');
    // What did not change is the same file, with the time of its commit.
    const [old, fresh] = [before, to].map((revision) => statSync(made.file(revision, 'content/media/a.csv')));
    expect(fresh?.ino).toBe(old?.ino);
    expect(await made.look()).toEqual({ kind: 'unchanged' });
    expect(events).toHaveLength(1);
  });

  it('keeps the tree before the last, and nothing older', async () => {
    const made = await stage();
    const revisions = [made.checkout.revision()];
    for (const title of ['甲', '乙', '丙']) {
      revisions.push(made.remote.push({ 'content/articles/a.mdx': articleSource({ title }) }));
      expect((await made.look())?.kind).toBe('switched');
    }
    expect(readdirSync(path.join(made.root, 'trees')).sort()).toEqual(revisions.slice(-2).sort());
    expect(made.titleOf('a')).toBe('丙');
  });

  it('dates files alike on every machine, and no two versions of one alike', async () => {
    const made = await stage();
    const at = '2026-03-04T05:06:07Z';
    const one = made.remote.push({ 'content/media/p.txt': 'aaaa' }, at);
    await made.look();
    const dates = [statSync(made.file(one, 'content/media/p.txt')).mtimeMs];
    const two = made.remote.push({ 'content/media/p.txt': 'bbbb' }, at);
    await made.look();
    dates.push(statSync(made.file(two, 'content/media/p.txt')).mtimeMs);
    const other = path.join(made.remote.home, 'other');
    expect(await cloneContent(made.remote.url, other)).toBe(path.join(other, 'current/content'));
    expect(statSync(path.join(other, 'current/content/media/p.txt')).mtimeMs).toBe(dates[1]);
    expect(new Set(dates).size).toBe(2);
    for (const date of dates) expect(Math.floor(date / 1000)).toBe(Date.parse(at) / 1000);
  });

  it('refuses a revision with an error that was not there, tells it once, and takes the next that mends it', async () => {
    const made = await stage();
    const before = made.checkout.revision();
    const broken = made.remote.push({
      'content/articles/a.mdx': articleSource({ title: '带着错误发的稿' }),
      'content/articles/d.mdx': articleSource({ title: '栏目写错了', section: 'nowhere' }),
    });
    const refused = await made.look();
    expect(refused).toMatchObject({ kind: 'refused', wanted: broken, reason: 'errors', errors: 1 });
    const problems = refused?.kind === 'refused' && refused.reason === 'errors' ? refused.problems : [];
    expect(problems).toMatchObject([{ file: 'articles/d.mdx', rule: 'unknown-section', line: 3 }]);
    expect([made.checkout.revision(), made.titleOf('a')]).toEqual([before, '第一篇']);
    expect(existsSync(made.checkout.treeOf(broken))).toBe(false);
    await made.look();
    expect([made.outcomes.length, made.events.length]).toEqual([1, 0]);
    const mended = made.remote.push({ 'content/articles/d.mdx': articleSource({ title: '栏目改对了' }) });
    expect((await made.look())?.kind).toBe('switched');
    expect([made.checkout.revision(), made.titleOf('a'), made.titleOf('d')]).toEqual([
      mended,
      '带着错误发的稿',
      '栏目改对了',
    ]);
  });

  it('sees errors that a change makes in files that it leaves as they are', async () => {
    const made = await stage();
    made.remote.push({ 'content/sections.yaml': '- {id: news, name: 新闻}\n' });
    expect(await made.look()).toMatchObject({ kind: 'refused', problems: [{ file: 'articles/b.mdx' }] });
    made.remote.push({
      'content/site.yaml': undefined,
      'content/sections.yaml': first['content/sections.yaml'],
    });
    expect(await made.look()).toMatchObject({ kind: 'refused', problems: [{ rule: 'missing-file' }] });
  });

  it('sees links that lead nowhere once an article is gone', async () => {
    const made = await stage();
    made.remote.push({ 'content/articles/a.mdx': articleSource({ related: ['b'] }) });
    expect((await made.look())?.kind).toBe('switched');
    made.remote.push({ 'content/articles/b.mdx': undefined });
    expect(await made.look()).toMatchObject({ kind: 'refused', problems: [{ file: 'articles/a.mdx' }] });
  });

  it('lets errors pass that were there before, and all of them where nobody checks', async () => {
    const made = await stage({ CONTENT_PULL_CHECK: '0' });
    made.remote.push({ 'content/articles/d.mdx': articleSource({ section: 'nowhere' }) });
    expect((await made.look())?.kind).toBe('switched');
    const checked = new ContentPull(made.newsroom, made.checkout, {
      settings: { webhookSecret: undefined, everyMs: 0, checked: true },
      report: () => undefined,
      prepare: (revision) =>
        prepareRevision(
          {
            ...made.newsroom.environment,
            contentPull: { webhookSecret: undefined, everyMs: 0, checked: true },
          },
          made.checkout,
          revision,
        ),
    });
    made.remote.push({ 'content/articles/d.mdx': articleSource({ section: 'nowhere' }, '还是没改栏目。') });
    checked.soon();
    await checked.settled();
    expect(checked.current().outcome?.kind).toBe('switched');
  });

  it('leaves alone a tree in which somebody wrote, and follows again when that is gone', async () => {
    const made = await stage();
    const before = made.checkout.revision();
    const own = made.file(before, 'content/articles/own.mdx');
    writeFileSync(own, articleSource({ title: '直接写在这里' }));
    made.remote.push({ 'content/articles/a.mdx': articleSource({ title: '新' }) });
    const refused = { kind: 'refused', reason: 'local changes', files: ['content/articles/own.mdx'] };
    expect(await made.look()).toMatchObject(refused);
    await made.look();
    expect([made.outcomes.length, made.checkout.revision(), made.titleOf('a')]).toEqual([
      1,
      before,
      '第一篇',
    ]);
    expect(existsSync(own)).toBe(true);
    rmSync(own);
    expect((await made.look())?.kind).toBe('switched');
  });

  it('follows a branch that was put back', async () => {
    const made = await stage();
    const before = made.checkout.revision();
    made.remote.push({ 'content/articles/a.mdx': articleSource({ title: '撤回的' }) });
    await made.look();
    made.remote.rewind(before);
    expect((await made.look())?.kind).toBe('switched');
    expect([made.checkout.revision(), made.titleOf('a')]).toEqual([before, '第一篇']);
  });

  it('goes on with what it has while the remote is away, and says so', async () => {
    const made = await stage();
    const before = made.checkout.revision();
    made.remote.run(
      made.checkout.repository,
      'remote',
      'set-url',
      'origin',
      'https://user:secret@127.0.0.1:1/x.git',
    );
    const failed = await made.look();
    expect(failed?.kind).toBe('failed');
    expect(JSON.stringify(failed)).not.toContain('secret');
    expect(made.pull.current().revision).toBe(before);
    made.remote.run(made.checkout.repository, 'remote', 'set-url', 'origin', made.remote.url);
    made.remote.push({ 'content/articles/a.mdx': articleSource({ title: '又通了' }) });
    await made.look();
    expect(made.titleOf('a')).toBe('又通了');
  });

  it('puts the old tree back when the new one cannot be read into the index', async () => {
    const made = await stage();
    const before = made.checkout.revision();
    made.remote.push({ 'content/articles/a.mdx': articleSource({ title: '装不进去' }) });
    const apply = vi.spyOn(made.newsroom, 'apply').mockRejectedValueOnce(new Error('disk full'));
    expect(await made.look()).toMatchObject({ kind: 'failed', problem: 'disk full' });
    expect([apply.mock.calls.length, made.checkout.revision(), made.titleOf('a')]).toEqual([
      2,
      before,
      '第一篇',
    ]);
  });

  it('answers a call during a look with one more look', async () => {
    const made = await stage();
    made.remote.push({ 'content/articles/a.mdx': articleSource({ title: '先' }) });
    made.pull.soon();
    made.remote.push({ 'content/articles/a.mdx': articleSource({ title: '后' }) });
    for (let call = 0; call < 5; call += 1) made.pull.soon();
    await made.pull.settled();
    expect(made.titleOf('a')).toBe('后');
    expect(made.outcomes.length).toBeLessThanOrEqual(2);
  });
});

describe('the checkout', () => {
  it('is found by its link, and nothing else is taken for one', async () => {
    const made = await stage();
    expect(Checkout.find(path.join(made.root, 'current'))?.inside).toBe('');
    expect(Checkout.find(path.join(made.root, 'current', 'content'))?.inside).toBe('content');
    expect(Checkout.find(path.join(made.root, 'trees', made.checkout.revision(), 'content'))).toBeUndefined();
    expect(Checkout.find(path.resolve('content'))).toBeUndefined();
  });
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { Portal } from './support/portal';
import { Baidu, IndexNow } from './support/search-engines';
import { test } from './support/test';

const siteUrl = 'https://news.example.cn';
const key = 'e2e-0123456789abcdef';
const token = 'tokenOfTheTests1';

const patience = { timeout: 15_000, intervals: [50] };

test.describe.configure({ timeout: 60_000 });

/** Paths that were taken, in order. */
const paths = (accepted: readonly string[]): string[] => accepted.map((url) => new URL(url).pathname);

test('IndexNow is told of articles that came, changed and went, and of nothing else', async ({
  newTree,
  launch,
}) => {
  let portal: Portal | undefined;
  const engine = await new IndexNow((url) => url.replace(siteUrl, portal?.url ?? '')).listen();
  try {
    const tree = newTree();
    tree.article({ slug: 'old', title: '原来就有' });
    const env = { SITE_URL: siteUrl, INDEXNOW_KEY: key, INDEXNOW_ENDPOINT: `${engine.url}/indexnow` };
    portal = await launch({ tree, env });
    const file = await portal.get(`/${key}.txt`);
    expect(`${file.status} ${file.headers['content-type']} ${file.text}`).toBe(
      `200 text/plain; charset=utf-8 ${key}`,
    );
    tree.article({ slug: 'draft', status: 'draft' });
    tree.article({ slug: 'later', date: '2099-01-01 08:00' });
    tree.article({ slug: 'fresh', title: '新来的' });
    await expect.poll(() => paths(engine.accepted), patience).toEqual(['/news/fresh']);
    tree.article({ slug: 'old', status: 'withdrawn', withdrawn: { date: '2024-05-07', reason: '有误' } });
    tree.remove('articles/2024/fresh.mdx');
    tree.remove('articles/2024/draft.mdx');
    await expect
      .poll(() => paths(engine.accepted).slice(1).sort(), patience)
      .toEqual(['/news/fresh', '/news/old']);
    expect(engine.received.length).toBe(2);
    expect(portal.output()).not.toContain(`"${key}"`);
  } finally {
    await engine.close();
  }
});

test('Baidu gets the newest first, no more than it takes a day, and the rest on the next', async ({
  newTree,
  launch,
}) => {
  const engine = await new Baidu(siteUrl, token, 3).listen();
  try {
    const tree = newTree();
    tree.article({ slug: 'old', title: '原来就有' });
    const env = {
      SITE_URL: siteUrl,
      BAIDU_PUSH_TOKEN: token,
      BAIDU_PUSH_ENDPOINT: `${engine.url}/urls`,
      LOG_LEVEL: 'trace',
    };
    const portal = await launch({ tree, env });
    portal.clock.set('2031-05-06T09:00:00+08:00');
    const files = [1, 2, 3, 4, 5].map((n) =>
      tree.article({ slug: `n-${n}`, date: `2031-05-0${n} 08:00`, body: `第 ${n} 篇。` }),
    );
    await portal.revalidate(files);
    await expect
      .poll(() => paths(engine.accepted), patience)
      .toEqual(['/news/n-5', '/news/n-4', '/news/n-3']);
    await expect.poll(() => portal.output(), patience).toContain('"msg":"quota of today used up"');
    const variables = { ...process.env, CONTENT_DIR: tree.root, DATA_DIR: portal.dataDir, SITE_URL: siteUrl };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/announce.ts'],
      {
        env: variables,
      },
    );
    expect(stdout).toBe('baidu: 2 waiting; 0 left of the quota of 2031-05-06\n  /news/n-2\n  /news/n-1\n');
    await portal.restart();
    // Hidden before its turn: not sent.
    tree.article({ slug: 'n-2', date: '2031-05-02 08:00', status: 'draft' });
    await portal.revalidate(['articles/2024/n-2.mdx']);
    engine.nextDay();
    portal.clock.set('2031-05-07T00:00:05+08:00');
    await expect.poll(() => paths(engine.accepted).slice(3), patience).toEqual(['/news/n-1']);
    expect(portal.output()).not.toContain(token);
    expect((await portal.get('/metrics')).text).not.toContain(token);
  } finally {
    await engine.close();
  }
});

test('a wrong token is tried again later, and nothing is lost', async ({ newTree, launch }) => {
  const engine = await new Baidu(siteUrl, token, 10).listen();
  try {
    const tree = newTree();
    const env = {
      SITE_URL: siteUrl,
      BAIDU_PUSH_TOKEN: `${token}x`,
      BAIDU_PUSH_ENDPOINT: `${engine.url}/urls`,
    };
    const portal = await launch({ tree, env });
    tree.article({ slug: 'fresh' });
    await expect.poll(() => portal.output(), patience).toContain('status 401 token is not valid');
    await portal.restart({ BAIDU_PUSH_TOKEN: token });
    portal.clock.advance(3600_000);
    await expect.poll(() => paths(engine.accepted), patience).toEqual(['/news/fresh']);
  } finally {
    await engine.close();
  }
});

test('a dry run only says what it would send; on this machine alone nothing is sent, and that is said once', async ({
  newTree,
  launch,
}) => {
  const engine = await new IndexNow((url) => url).listen();
  try {
    const env = { INDEXNOW_KEY: key, INDEXNOW_ENDPOINT: `${engine.url}/indexnow` };
    const tree = newTree();
    const portal = await launch({ tree, env: { ...env, SITE_URL: siteUrl, ANNOUNCE: 'dry-run' } });
    tree.article({ slug: 'fresh' });
    await expect.poll(() => portal.output(), patience).toContain('would announce');
    expect(portal.output()).toContain(`"addresses":["${siteUrl}/news/fresh"]`);

    const other = newTree();
    const local = await launch({ tree: other, env });
    await local.revalidate([other.article({ slug: 'one' })]);
    other.site({ shortName: '改名' });
    await local.revalidate(['site.yaml', other.article({ slug: 'two' })]);
    await expect.poll(() => local.output(), patience).toContain('SITE_URL is this machine');
    await local.stop();
    expect(local.output().match(/"msg":"not announced"/g)).toHaveLength(1);
    expect(engine.received).toEqual([]);
  } finally {
    await engine.close();
  }
});

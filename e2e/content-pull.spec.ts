import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { TestRemote } from '../lib/pull/test-remote';
import { type Portal, spawnServer, startPortal } from './support/portal';
import { test as base } from './support/test';
import { createTree, Tree } from './support/tree';

/** Content from a git remote: webhook, check, switch. One portal, one remote, in order. */

const secret = 'webhook-secret-of-the-tests-0123456789';
const webhook = '/api/content/webhook';

interface Site {
  remote: TestRemote;
  portal: Portal;
}

function filesOf({ root }: Tree, prefix: string): Record<string, Buffer> {
  const names = readdirSync(root, { encoding: 'utf8', recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [prefix + path.relative(root, file), readFileSync(file)]));
}

function article(slug: string, title: string, section = 'news'): Record<string, string> {
  const matter = `title: ${title}\nsection: ${section}\ndate: 2024-05-06 09:30\n`;
  return { [`content/articles/${slug}.mdx`]: `---\n${matter}---\n\n正文。\n` };
}

const test = base.extend<object, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
    async ({}, use) => {
      const tree = createTree();
      const remote = new TestRemote({ ...filesOf(tree, 'content/'), ...article('kept', '一直在的一篇') });
      tree.dispose();
      const root = path.join(remote.home, 'checkout');
      const parameters = ['--import', 'tsx', 'scripts/content-clone.ts', remote.url, root];
      const printed = execFileSync(process.execPath, parameters, { encoding: 'utf8' });
      const contentDir = /^CONTENT_DIR=(.*)$/m.exec(printed)?.[1] ?? '';
      const env = { CONTENT_PULL: '1', CONTENT_PULL_SECONDS: '0', CONTENT_WEBHOOK_SECRET: secret };
      const portal = await startPortal({ tree: new Tree(contentDir), env });
      await use({ remote, portal });
      await portal.dispose();
      remote.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test.describe.configure({ mode: 'default' });

function push(portal: Portal, body: string, key = secret) {
  const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
  return portal.post(webhook, body, { 'X-Hub-Signature-256': signature, 'Content-Type': 'application/json' });
}

interface State {
  revision: string;
  outcome: {
    kind: string;
    reason?: string;
    problems?: { file: string; line: number; rule: string }[];
  } | null;
}

const state = (portal: Portal): Promise<State> => portal.json<State>('/api/content');

test('a signed call brings what was pushed; nobody else is listened to', async ({
  site: { remote, portal },
}) => {
  expect((await portal.get('/news/kept')).status).toBe(200);
  expect((await portal.get('/news/pushed')).status).toBe(404);
  const revision = remote.push(article('pushed', '推送来的一篇'));
  const refusals = await Promise.all([
    portal.post(webhook, '{}'),
    push(portal, '{}', 'another-secret-0123456789012345678901'),
    portal.post(webhook, '{}', { 'X-Gitlab-Token': 'wrong' }),
    portal.post(webhook, 'x', { 'X-Gitlab-Token': secret, 'content-length': String(9 * 1024 * 1024) }),
    portal.get(webhook),
  ]);
  expect(refusals.map(({ status }) => status)).toEqual([401, 401, 401, 413, 405]);
  await wait(300);
  expect((await portal.get('/news/pushed')).status).toBe(404);
  const accepted = await push(portal, '{"ref":"refs/heads/main"}');
  expect([accepted.status, JSON.parse(accepted.text).status]).toEqual([202, 'accepted']);
  await expect.poll(async () => (await portal.get('/news/pushed')).status, { timeout: 25_000 }).toBe(200);
  expect((await portal.get('/rss.xml')).text).toContain('推送来的一篇');
  await expect.poll(async () => (await state(portal)).outcome?.kind).toBe('switched');
  expect((await state(portal)).revision).toBe(revision);
  expect(portal.output().match(/"cause":"pull"/g)).toHaveLength(1);
  expect(portal.output()).not.toContain('"cause":"watch"');
});

test('a revision with an error is refused whole, said where operators look, and mended by the next', async ({
  site: { remote, portal },
}) => {
  // Three revisions are prepared in processes of low priority, and the portal starts once more.
  test.setTimeout(60_000);
  const before = (await state(portal)).revision;
  const wanted = remote.push({ ...article('kept', '改过题目'), ...article('wrong', '错', 'nowhere') });
  await push(portal, '{}');
  await expect.poll(async () => (await state(portal)).outcome?.kind, { timeout: 25_000 }).toBe('refused');
  const { revision, outcome } = await state(portal);
  expect(revision).toBe(before);
  expect(outcome).toMatchObject({
    wanted,
    reason: 'errors',
    problems: [{ file: 'articles/wrong.mdx', line: 3 }],
  });
  expect((await portal.get('/news/kept')).text).toContain('一直在的一篇');
  expect((await portal.get('/metrics')).text).toContain('kaiyuan_content_refused 1');
  await expect.poll(() => portal.output()).toContain('content revision refused');
  expect((await portal.get('/api/content', { headers: { 'X-Forwarded-For': '192.0.2.1' } })).status).toBe(
    401,
  );
  // After an end without warning it is still the old one, and the new one is looked at by itself.
  await portal.kill();
  await portal.start();
  expect((await portal.get('/news/kept')).text).toContain('一直在的一篇');
  await expect.poll(async () => (await state(portal)).outcome?.kind, { timeout: 25_000 }).toBe('refused');
  remote.push(article('wrong', '改对了'));
  await push(portal, '{}');
  await expect.poll(async () => (await portal.get('/news/wrong')).status, { timeout: 25_000 }).toBe(200);
  expect((await portal.get('/news/kept')).text).toContain('改过题目');
  await expect.poll(async () => (await portal.get('/metrics')).text).toContain('kaiyuan_content_refused 0');
});

test('there is no desk where the content is pulled, and no webhook where it is not', async ({
  site: { portal },
  newTree,
  launch,
}) => {
  expect((await portal.get('/desk')).status).toBe(404);
  const other = await launch({ tree: newTree(), env: { CONTENT_WEBHOOK_SECRET: secret } });
  const answer = await push(other, '{}');
  expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('CONTENT_PULL')]);
});

test('a folder that was not made for it is not touched: the start ends with one line', async ({
  newTree,
}) => {
  const { root } = newTree();
  const child = spawnServer({ CONTENT_DIR: root, CONTENT_PULL: '1', DATA_DIR: `${root}/.data` });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect([code, said]).toEqual([2, expect.stringMatching(/^CONTENT_PULL: .*content:clone.*\n$/)]);
});

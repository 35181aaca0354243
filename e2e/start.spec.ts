import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { freePort, type Portal, request, revalidateSecret, spawnServer, spawnStart } from './support/portal';
import { search } from './support/surfaces';
import { test } from './support/test';
import { linesOf, missing, present } from './support/text';

// Several starts in one test; each takes seconds on a busy machine.
test.describe.configure({ timeout: 90_000 });

/** Starts the server with these variables, which should not work, and gives how it ended. */
async function failedStart(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawnServer({ HOST: '127.0.0.1', ...env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const limit = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const [code]: (number | null)[] = await once(child, 'close');
  clearTimeout(limit);
  return { code: code ?? null, lines: linesOf(output) };
}

const wrong: [string, string][] = [
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['SITE_URL', 'news.example.cn'],
  ['SITE_URL', 'https://news.example.cn/portal'],
  ['PREVIEW_SECRET', 'too-short'],
  ['REVALIDATE_SECRET', 'x'.repeat(31)],
  ['METRICS_SECRET', 'short'],
  ['WATCH', 'yes'],
  ['RATE_LIMIT', 'off'],
  ['TRUST_PROXY', 'true'],
  ['CONTENT_DIR', '/nonexistent/content'],
  ['DATA_DIR', '/dev/null/data'],
  ['HOST', '203.0.113.255.1'],
];

for (const [name, value] of wrong) {
  test(`a wrong ${name} (${value.slice(0, 30)}) stops the start with one line that names it`, async ({
    newTree,
  }) => {
    const data = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-data-'));
    const env = {
      CONTENT_DIR: newTree().root,
      DATA_DIR: data,
      PORT: String(await freePort()),
      [name]: value,
    };
    const { code, lines } = await failedStart(env);
    rmSync(data, { recursive: true, force: true });
    expect(code).not.toBe(0);
    expect(code).not.toBeNull();
    expect(lines.map((line) => line.slice(0, 200))).toEqual([expect.stringContaining(name)]);
  });
}

test('a port that is taken stops the start', async ({ newTree, launch }) => {
  const tree = newTree();
  const portal = await launch({ tree });
  const data = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-data-'));
  const { code, lines } = await failedStart({
    CONTENT_DIR: tree.root,
    DATA_DIR: data,
    PORT: String(portal.port),
  });
  rmSync(data, { recursive: true, force: true });
  expect(code).not.toBe(0);
  expect(code).not.toBeNull();
  expect(lines.join('\n')).toContain(String(portal.port));
  expect((await portal.get('/')).status).toBe(200);
});

const fixed = [
  '/',
  '/news',
  '/tags',
  '/topics',
  '/sources',
  '/authors',
  '/archive',
  '/search',
  '/search?q=x',
  '/feeds',
  '/site-map',
  '/corrections',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/news/rss.xml',
  '/opml.xml',
  '/sitemap.xml',
  '/sitemap-1.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/opensearch.xml',
  '/manifest.webmanifest',
  '/llms.txt',
  '/openapi.json',
  '/api/articles',
  '/api/search?q=x',
  '/api/suggest?q=x',
  '/api/health',
  '/reading.css',
];

test('a tree with no published article serves, and takes its first', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'draft', title: '只有草稿', status: 'draft' });
  tree.article({ slug: 'later', title: '只有定时', date: '2199-01-01' });
  const portal = await launch({ tree });
  for (const address of fixed) {
    const { status, text } = await portal.get(address);
    expect(`${address} ${status}`).toBe(`${address} 200`);
    expect(present(text, ['只有草稿', '只有定时'])).toEqual([]);
  }
  for (const address of ['/news/draft', '/archive/2024', '/tags/x', '/nothing'])
    expect((await portal.get(address)).status).toBe(404);
  const file = tree.article({ slug: 'first', title: '开张第一篇' });
  await portal.revalidate([file]);
  for (const address of ['/', '/news', '/news/first', '/rss.xml', '/archive/2024/05/06']) {
    expect(missing((await portal.get(address)).text, ['开张第一篇']), address).toEqual([]);
  }
});

test('deleting DATA_DIR loses nothing', async ({ newTree, launch }) => {
  const tree = newTree();
  for (let n = 1; n <= 12; n += 1) tree.article({ slug: `kept-${n}`, title: `保留第${n}篇`, tags: ['留'] });
  const portal = await launch({ tree });
  const seen = async () => ({
    urls: (await search(portal, { tag: '留' })).hits.map(({ url }) => url),
    sitemap: (await portal.get('/sitemap-1.xml')).text,
    feed: (await portal.get('/feed.json')).text,
  });
  const before = await seen();
  expect(before.urls).toHaveLength(12);
  await portal.stop();
  rmSync(portal.dataDir, { recursive: true, force: true });
  await portal.start();
  expect(await seen()).toEqual(before);
});

test('a damaged index is built anew', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'sound', title: '完好的文章' });
  const portal = await launch({ tree });
  await portal.stop();
  for (const entry of readdirSync(portal.dataDir, { withFileTypes: true })) {
    if (entry.isFile())
      writeFileSync(path.join(portal.dataDir, entry.name), 'this is no database, '.repeat(500));
  }
  await portal.start();
  expect((await portal.get('/news/sound')).status).toBe(200);
});

test('two servers from one checkout show two different trees at once', async ({ newTree, launch }) => {
  const make = async (name: string): Promise<Portal> => {
    const tree = newTree();
    tree.site({ name: `${name}新闻网` });
    tree.article({ slug: 'same-slug', title: `${name}的文章`, tags: ['同名标签'] });
    tree.write('media/same.txt', `${name}的文件`);
    return launch({ tree });
  };
  const [east, west] = await Promise.all([make('东方'), make('西方')]);
  const addresses = [
    '/',
    '/news',
    '/news/same-slug',
    '/rss.xml',
    '/tags/%E5%90%8C%E5%90%8D%E6%A0%87%E7%AD%BE',
    '/media/same.txt',
    '/nothing',
    '/sitemap-1.xml',
  ];
  for (let round = 0; round < 2; round += 1) {
    for (const address of addresses) {
      const [a, b] = await Promise.all([east.get(address), west.get(address)]);
      expect(present(a.text, ['西方', west.url]), address).toEqual([]);
      expect(present(b.text, ['东方', east.url]), address).toEqual([]);
    }
  }
  east.tree.article({ slug: 'same-slug', title: '东方改过的文章' });
  await east.revalidate();
  expect(missing((await east.get('/news/same-slug')).text, ['东方改过的文章'])).toEqual([]);
  expect(missing((await west.get('/news/same-slug')).text, ['西方的文章'])).toEqual([]);
});

test('another tree or another SITE_URL on the next start is what is served', async ({ newTree, launch }) => {
  const first = newTree();
  first.article({ slug: 'same-slug', title: '第一棵树的文章' });
  const portal = await launch({ tree: first, env: { SITE_URL: 'https://one.example.cn' } });
  const addresses = [
    '/',
    '/news',
    '/news/same-slug',
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
    '/sitemap-1.xml',
    '/robots.txt',
    '/opml.xml',
    '/opensearch.xml',
    '/api/articles',
    '/api/articles/same-slug',
    '/news/same-slug.md',
    '/llms.txt',
    '/openapi.json',
  ];
  for (const address of addresses)
    expect(missing((await portal.get(address)).text, ['https://one.example.cn']), address).toEqual([]);
  await portal.restart({ SITE_URL: 'https://two.example.cn' });
  for (const address of addresses) {
    const { text } = await portal.get(address);
    expect(missing(text, ['https://two.example.cn']), address).toEqual([]);
    expect(present(text, ['https://one.example.cn']), address).toEqual([]);
  }
  expect(
    missing((await portal.get('/news/same-slug')).text, [
      '<link rel="canonical" href="https://two.example.cn/news/same-slug"/>',
    ]),
  ).toEqual([]);
  await portal.stop();
  const second = newTree();
  second.article({ slug: 'same-slug', title: '第二棵树的文章' });
  second.article({ slug: 'more', title: '第二棵树的另一篇' });
  const other = await launch({ tree: second, dataDir: portal.dataDir });
  for (const address of ['/', '/news', '/news/same-slug', '/rss.xml']) {
    const { text } = await other.get(address);
    expect(missing(text, ['第二棵树']), address).toEqual([]);
    expect(present(text, ['第一棵树']), address).toEqual([]);
  }
});

test('without SITE_URL the address is localhost with the port', async ({ newTree, launch }) => {
  const tree = newTree();
  tree.article({ slug: 'first', title: '第一篇' });
  const portal = await launch({ tree, env: { SITE_URL: '' } });
  expect(
    missing((await portal.get('/news/first')).text, [`href="http://localhost:${portal.port}/news/first"`]),
  ).toEqual([]);
});

test('one log line for each request and each change', async ({ newTree, launch }) => {
  const tree = newTree();
  const portal = await launch({ tree });
  await portal.get('/nothing?x=1');
  const file = tree.article({ slug: 'logged', title: '记一笔' });
  await portal.revalidate([file]);
  const entries = (): Record<string, unknown>[] =>
    linesOf(portal.output()).flatMap((line) => {
      if (!line.startsWith('{')) return [];
      const entry: Record<string, unknown> = JSON.parse(line);
      return [entry];
    });
  await expect.poll(() => entries().filter(({ url }) => url === '/nothing?x').length).toBe(1);
  expect(entries().find(({ url }) => url === '/nothing?x')).toMatchObject({
    method: 'GET',
    status: 404,
    ms: expect.any(Number),
  });
  await expect.poll(() => JSON.stringify(entries())).toContain('logged');
  expect(portal.output()).not.toContain(revalidateSecret);
});

test('SIGTERM lets requests in flight finish, takes no new ones and ends with 0', async ({
  newTree,
  launch,
}) => {
  const tree = newTree();
  const size = 24 * 1024 * 1024;
  tree.write('media/large.bin', Buffer.alloc(size, 7));
  const file = tree.article({ slug: 'in-flight', title: '收尾中的文章' });
  const portal = await launch({ tree });

  // A download that the reader takes slowly, and a webhook whose body is only half sent.
  const download = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get(`${portal.url}/media/large.bin`, { agent: false }, resolve).on('error', reject);
  });
  download.pause();
  const body = JSON.stringify({ paths: [file] });
  const webhook = http.request(`${portal.url}/api/revalidate`, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${revalidateSecret}`, 'content-length': Buffer.byteLength(body) },
  });
  const answered = once(webhook, 'response');
  webhook.write(body.slice(0, 5));
  await expect.poll(() => webhook.socket?.readyState).toBe('open');
  expect((await portal.get('/')).status).toBe(200);

  const ended = portal.stop();
  await expect.poll(() => portal.output()).toContain('SIGTERM');
  await expect
    .poll(() =>
      portal.get('/').then(
        ({ status }) => status,
        () => 'refused',
      ),
    )
    .toBe('refused');
  webhook.end(body.slice(5));
  const [response]: http.IncomingMessage[] = await answered;
  expect(response?.statusCode).toBe(200);
  response?.resume();
  let received = 0;
  download.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  download.resume();
  await once(download, 'close');
  expect(received).toBe(size);
  expect(await ended).toBe(0);
});

test('SIGTERM ends at once when nothing is in flight, also with an idle connection kept open', async ({
  newTree,
  launch,
}) => {
  const portal = await launch({ tree: newTree() });
  const agent = new http.Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    http.get(`${portal.url}/`, { agent }, (answer) => answer.resume().on('end', resolve)).on('error', reject);
  });
  const started = Date.now();
  expect(await portal.stop()).toBe(0);
  expect(Date.now() - started).toBeLessThan(3000);
  agent.destroy();
});

test('npm start bounds the memory of what it starts, ends with it, and as it did', async ({ newTree }) => {
  const data = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-data-'));
  const port = await freePort();
  const env = { CONTENT_DIR: newTree().root, DATA_DIR: data, HOST: '127.0.0.1' };
  const child = spawnStart({ ...env, PORT: String(port) });
  const ready = (): Promise<number> =>
    request(`http://127.0.0.1:${port}`, '/api/ready').then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(ready, { timeout: 60_000 }).toBe(200);
  const server = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  expect(readFileSync(`/proc/${server}/environ`, 'utf8').split('\0')).toContain('MALLOC_ARENA_MAX=2');
  expect(readFileSync(`/proc/${server}/cmdline`, 'utf8').split('\0')).toContain('--max-old-space-size=384');
  child.kill('SIGTERM');
  expect((await once(child, 'close'))[0]).toBe(0);
  const wrong = spawnStart({ ...env, PORT: 'abc' });
  expect((await once(wrong, 'close'))[0]).toBe(2);
  rmSync(data, { recursive: true, force: true });
});

import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type Portal, previewSecret } from './support/portal';
import { beginSigning } from './support/signing';
import { test } from './support/test';
import type { Tree } from './support/tree';

/** Signed articles, from outside: what is signed by itself, what is shown of it, and the commands that verify it. */

const body =
  '三级检察院推行“三重三联”做法，从五百多个案例中脱颖而出，被评为全国的最佳案例。\n\n第二段说的是别的事情，写得够长，好让人认得出来，也好让人引用。';

interface Run {
  code: number;
  output: string;
}

function run(script: string, parameters: readonly string[], env: Record<string, string>): Promise<Run> {
  return runNode(['--import', 'tsx', `scripts/${script}.ts`, ...parameters], env);
}

function runNode(command: readonly string[], env: Record<string, string>, cwd?: string): Promise<Run> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      command,
      { cwd, env: { PATH, HOME, NODE_ENV: 'production', ...env } },
      (error, output, errors) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: output + errors });
      },
    );
  });
}

interface Records {
  versions: { record: { action: string; version: number; digests?: { strict: string } } }[];
}

async function actions(portal: Portal, slug: string): Promise<string[]> {
  const { status, text } = await portal.get(`/transparency/records/${slug}.json`);
  if (status !== 200) return [];
  const { versions }: Records = JSON.parse(text);
  return versions.map(({ record }) => record.action);
}

test('what is published is signed, what is not is in no log, and copies are told from originals', async ({
  newTree,
  launch,
}) => {
  const tree: Tree = newTree();
  tree.article({ slug: 'case', title: '最佳案例名不虚传', body });
  tree.article({ slug: 'later', title: '明天才发', date: '2090-01-01 08:00', body });
  tree.article({ slug: 'rough', title: '草稿', status: 'draft', body });
  const key = path.join(tree.root, '..', `${path.basename(tree.root)}.pem`);
  const env = { CONTENT_DIR: tree.root, SIGNING_KEY_FILE: key, SITE_URL: 'https://news.example' };
  expect((await run('sign', ['--new-key'], env)).output).toContain('news.example/transparency');
  const portal = await launch({ tree, env: { SIGNING_KEY_FILE: key, PREVIEW_SECRET: previewSecret } });

  await expect.poll(() => actions(portal, 'case')).toEqual(['publish']);
  tree.edit('articles/2024/case.mdx', '五百', '六百');
  await portal.revalidate(['articles/2024/case.mdx']);
  await expect.poll(() => actions(portal, 'case')).toEqual(['publish', 'unmarked']);
  for (const slug of ['later', 'rough']) expect(await actions(portal, slug)).toEqual([]);
  const entries = (await portal.get('/transparency/tile/entries/000.p/3')).text;
  expect(entries).toContain('case');
  expect(entries).not.toContain('later');
  expect(entries).not.toContain('rough');

  const checkpoint = await portal.get('/transparency/checkpoint');
  expect(checkpoint.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(checkpoint.text).toMatch(/^news\.example\/transparency\n3\n/);
  expect((await portal.get('/.well-known/news-keys.json')).headers['access-control-allow-origin']).toBe('*');
  for (const hidden of [
    'keys.json',
    '.lock',
    '.journal-000000001',
    'tile/../keys.json',
    'fingerprints/000.p/3',
  ])
    expect(`${hidden} ${(await portal.get(`/transparency/${hidden}`)).status}`).toBe(`${hidden} 404`);
  expect((await portal.post('/transparency/checkpoint')).status).toBe(405);

  const site = ['--site', portal.url];
  const own = await run('verify', [`${portal.url}/news/case`, ...site], env);
  expect(own).toMatchObject({ code: 0, output: expect.stringContaining('与签名原文一致') });
  const file = `${key}.txt`;
  writeFileSync(file, `最佳案例名不虚传\n${body.replace('五百', '六百').replace('全国', '某某娱乐城')}`);
  const altered = await run('verify', [file, '--json', ...site], env);
  expect(altered.code).toBe(1);
  expect(JSON.parse(altered.output)).toMatchObject({
    verdict: 'altered',
    slug: 'case',
    comparison: { substitutions: [{ original: '全国', copy: '某某娱乐城', count: 1 }] },
    trust: { signature: 'good', inclusion: 'good', text: 'good' },
  });
  // As `npx kaiyuan-verify` runs it, in whatever folder.
  const elsewhere = await runNode(
    [path.resolve('scripts/verify-bin.mjs'), path.basename(file), ...site],
    {},
    path.dirname(file),
  );
  expect(elsewhere).toMatchObject({ code: 1, output: expect.stringContaining('某某娱乐城') });
  expect((await run('log-audit', [...site, '--checkpoint', `${key}.seen`], env)).code).toBe(0);

  tree.edit(
    'articles/2024/case.mdx',
    'section:',
    'status: withdrawn\nwithdrawn: {date: 2024-05-07, reason: 有误}\nsection:',
  );
  await portal.revalidate(['articles/2024/case.mdx']);
  expect((await portal.get('/transparency/texts/case/2.json')).status).toBe(404);
  await expect.poll(() => actions(portal, 'case')).toEqual(['publish', 'unmarked', 'withdraw']);
  expect((await run('verify', [file, ...site], env)).code).toBe(3);

  // Published again, it does not bring back what was withdrawn.
  tree.edit('articles/2024/case.mdx', 'status: withdrawn\nwithdrawn: {date: 2024-05-07, reason: 有误}\n', '');
  await portal.revalidate(['articles/2024/case.mdx']);
  await expect.poll(async () => (await actions(portal, 'case')).length).toBe(4);
  const texts = async (version: number): Promise<number> =>
    (await portal.get(`/transparency/texts/case/${version}.json`)).status;
  expect([await texts(1), await texts(2), await texts(4)]).toEqual([404, 404, 200]);
});

/** The portal as a hijacked server in front of it shows it: crawlers get other words. */
function cloak(portal: Portal): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const { status, headers, text } = await portal.get(request.url ?? '/');
    const isCrawler = /spider/i.test(request.headers['user-agent'] ?? '');
    response.writeHead(status, { 'content-type': String(headers['content-type']) });
    response.end(isCrawler ? text.replaceAll('检察院', '某某娱乐城') : text);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}

test('a server that shows crawlers another page is found out, with evidence', async ({ newTree, launch }) => {
  const tree: Tree = newTree();
  tree.article({ slug: 'case', title: '最佳案例名不虚传', body });
  const portal = await launch({ tree, env: await beginSigning(tree) });
  await expect.poll(() => actions(portal, 'case')).toEqual(['publish']);
  const env = { CONTENT_DIR: tree.root };
  const own = await run('watch', ['--site', portal.url], env);
  expect(own).toMatchObject({ code: 0, output: expect.stringContaining('查看 1 篇，0 处') });

  const hijacked = await cloak(portal);
  const evidence = `${tree.root}-evidence`;
  mkdirSync(evidence);
  try {
    const found = await run('watch', ['case', '--site', hijacked.url, '--evidence', evidence], env);
    expect(found.code).toBe(1);
    expect(found.output).toContain('手机：与签名原文一致');
    expect(found.output).toMatch(/搜索引擎的抓取程序：.*不一致/);
    expect(readdirSync(evidence)).toEqual(['case-spider.json']);
    const bundle = JSON.parse(readFileSync(path.join(evidence, 'case-spider.json'), 'utf8'));
    expect(bundle).toMatchObject({ format: 'evidence-v1', site: hijacked.url, copy: { status: 200 } });
    expect(bundle.copy.content).toContain('某某娱乐城');
    expect((await run('watch', ['never-signed'], env)).code).toBe(64);
  } finally {
    hijacked.close();
    rmSync(evidence, { recursive: true });
  }
});

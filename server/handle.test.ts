import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { renderStore } from '@/lib/revalidate/render-cache.mjs';
import { pageTag } from '@/lib/revalidate/tags';
import { addressBookOf } from '@/lib/site/address-book';
import { FastLane } from './fast-lane';
import { createHandler } from './handle';
import { Metrics } from './metrics';

/** The whole way of a request with everything real but the renderer, which can be told to fail or to hang. */
const tree = new TestTree();
let newsroom: Newsroom;
let server: Server;
let mode: 'good' | 'failing' | 'hanging' = 'good';
let renders = 0;

async function render(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.endsWith('/trouble')) return void response.end('<html><body>出错了</body></html>');
  renders += 1;
  if (mode === 'hanging') return;
  response.writeHead(mode === 'failing' ? 500 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<html><body>第 ${renders} 次</body></html>`);
}

beforeAll(async () => {
  tree.article('a', { title: '甲' });
  newsroom = await tree.openNewsroom();
  vi.spyOn(renderStore(), 'tagsOf').mockReturnValue([pageTag.article('a')]);
  const { handle, answerKnown } = await createHandler({
    newsroom,
    book: addressBookOf(newsroom),
    next: render,
    publicFiles: new Set(),
    dev: false,
    metrics: new Metrics(),
    limits: { patienceMs: 50, deadlineMs: 150 },
  });
  server = createServer((request, response) => void handle(request, response));
  new FastLane(server, { answer: answerKnown, firstByteMs: 5000, keepAliveMs: 5000 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  vi.restoreAllMocks();
  server.close();
  server.closeAllConnections();
  await tree.dispose();
});

interface Answer {
  status: number;
  text: string;
  header: (name: string) => string | null;
}

async function get(path: string): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, text: await answer.text(), header: (name) => answer.headers.get(name) };
}

async function publish(title: string): Promise<void> {
  tree.article('a', { title });
  await newsroom.apply('request', ['articles/a.mdx']);
}

describe('the handler', () => {
  beforeEach(async () => {
    mode = 'good';
    await publish(`新 ${renders}`);
    await get('/news/a');
  });

  it('renders once, then answers from memory until a change', async () => {
    const before = renders;
    const first = await get('/news/a');
    expect([first.status, first.header('cache-status'), first.header('age')]).toEqual([
      200,
      'kaiyuan; hit',
      null,
    ]);
    expect((await get('/news/a?utm=x')).text).toBe(first.text);
    expect(renders).toBe(before);
    await publish('改');
    expect((await get('/news/a')).text).not.toBe(first.text);
    expect(renders).toBe(before + 1);
  });

  it.each(['failing', 'hanging'] as const)(
    'serves the last good version while rendering is %s',
    async (how) => {
      const good = await get('/news/a');
      mode = how;
      await publish('坏');
      const bad = await get('/news/a');
      expect([bad.status, bad.text]).toEqual([200, good.text]);
      expect(bad.header('cache-status')).toContain('last-good-version');
      expect(Number(bad.header('age'))).toBeGreaterThanOrEqual(0);
      const metrics = await get('/metrics');
      expect(metrics.text).toMatch(/kaiyuan_render_failures_total\{served="last good version"\} [1-9]/);
      mode = 'good';
      await vi.waitFor(async () => expect((await get('/news/a')).text).not.toBe(good.text));
    },
  );

  it.each(['failing', 'hanging'] as const)(
    'answers 500 in the layout of the site when there is none (%s)',
    async (how) => {
      mode = how;
      await publish('撤回后再来');
      tree.article('a', { status: 'draft' });
      await newsroom.apply('request', ['articles/a.mdx']);
      await publish('又来');
      const answer = await get('/news/a');
      expect([answer.status, answer.text]).toEqual([500, expect.stringContaining('出错了')]);
      expect(answer.header('cache-control')).toContain('max-age=0');
    },
  );

  it('counts and answers HEAD and 304 of the fast lane like all others', async () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/news/a`;
    const full = await fetch(url);
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String((await full.arrayBuffer()).byteLength));
    const etag = full.headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect((await get('/metrics')).text).toMatch(
      /kaiyuan_requests_total\{kind="page",method="GET",status="304"\} 1/,
    );
  });
});

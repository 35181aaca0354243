import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/site/env';
import { purge } from './call';

interface Call {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function cache(status = 200): Promise<{ url: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    calls.push({ method, url, headers, body });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, calls };
}

async function send(env: Record<string, string>, status?: number) {
  const { url, calls } = await cache(status);
  const settings = readEnvironment({
    CACHE_TAGS: '1',
    ...env,
    PURGE_URL: url + (env.PURGE_URL ?? '/'),
  }).purge;
  if (!settings) throw new Error('no settings');
  const problem = await purge(settings.urls[0] ?? '', settings, ['aa', 'b-'], AbortSignal.timeout(5000));
  return { problem, call: calls[0] };
}

describe('a purge', () => {
  it('of Varnish names the tags in a header', async () => {
    const { call } = await send({ PURGE_METHOD: 'PURGE', PURGE_HEADERS: 'xkey-purge: {tags}' });
    expect([call?.method, call?.url, call?.headers['xkey-purge']]).toEqual(['PURGE', '/', 'aa b-']);
  });

  it('of Cloudflare names them in a body', async () => {
    const { call } = await send({
      PURGE_URL: '/client/v4/zones/1/purge_cache',
      PURGE_HEADERS: 'Authorization: Bearer t:o | Content-Type: application/json',
      PURGE_BODY: '{"tags":{tags:json}}',
    });
    expect([call?.method, call?.headers.authorization, JSON.parse(call?.body ?? '')]).toEqual([
      'POST',
      'Bearer t:o',
      { tags: ['aa', 'b-'] },
    ]);
  });

  it('may name them in the address', async () => {
    expect((await send({ PURGE_URL: '/?tags={tags:comma}' })).call?.url).toBe('/?tags=aa,b-');
  });

  it('says what went wrong, without addresses', async () => {
    expect((await send({}, 403)).problem).toBe('status 403');
    const { url } = await cache();
    for (const close of closing.splice(0)) close();
    const settings = readEnvironment({ CACHE_TAGS: '1', PURGE_URL: `${url}/secret` }).purge;
    if (!settings) throw new Error('no settings');
    const problem = await purge(`${url}/secret`, settings, ['a'], AbortSignal.timeout(5000));
    expect(problem).toBe('ECONNREFUSED');
  });
});

it('is refused at the start when its settings are wrong', () => {
  const wrong = (env: Record<string, string>) => () => readEnvironment({ CACHE_TAGS: '1', ...env });
  const url = { PURGE_URL: 'http://a.example/' };
  expect(wrong({ ...url, CACHE_TAGS: '0' })).toThrow(/^PURGE_URL: needs CACHE_TAGS/);
  expect(wrong({ PURGE_URL: 'ftp://a.example/' })).toThrow(/^PURGE_URL/);
  expect(wrong({ ...url, PURGE_HEADERS: 'no colon' })).toThrow(/^PURGE_HEADERS/);
  expect(wrong({ ...url, PURGE_METHOD: 'TWO WORDS' })).toThrow(/^PURGE_METHOD/);
  expect(wrong({ CACHE_TAGS: 'X-Other' })).toThrow(/^CACHE_TAGS/);
  expect(readEnvironment({ ...url, CACHE_TAGS: 'xkey' }).cacheTagHeaders).toEqual(['xkey']);
});

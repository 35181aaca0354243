import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressBest, compressFor, type Document, makeDocument } from './document';
import { acceptedEncodings } from './encodings';
import { packAnswer } from './packed';
import { sendDocument } from './send';

const text = '<p>开元杂报</p>'.repeat(100);
const lastModified = 'Fri, 08 Jul 2022 02:00:00 GMT';
let document: Document;
let server: Server;

beforeAll(async () => {
  document = makeDocument({
    status: 200,
    type: 'text/html; charset=utf-8',
    lastModified,
    body: Buffer.from(text),
    cacheTags: ['a'],
  });
  await compressBest(document);
  server = createServer((asked, answer) => {
    const status = asked.url === '/gone' ? 410 : 200;
    void sendDocument(asked, answer, document, status, { 'Cache-Control': 'public, max-age=0' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => server.close());

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

function ask(headers: Record<string, string> = {}, method = 'GET', path = '/'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('a feed', () => {
  it('is a page of XML for who opens it in a browser, and a feed for all others', async () => {
    const type = 'application/rss+xml; charset=utf-8';
    const feed = makeDocument({ status: 200, type, body: Buffer.from(text), cacheTags: ['a'] });
    const fields = (asPage: boolean, tag?: string): string => {
      const asked = { encodings: ['br'] as const, ifNoneMatch: tag, ifModifiedSince: undefined, asPage };
      return packAnswer(feed, 'GET', asked, {}, 'page').head.toString();
    };
    expect(fields(true)).toContain('Content-Type: application/xml; charset=utf-8\r\n');
    expect(fields(false)).toContain(`Content-Type: ${type}\r\n`);
    expect(fields(false)).toContain('Vary: Accept-Encoding, Sec-Fetch-Dest\r\n');
    const tags = [true, false].map((asPage) => /ETag: (\S+)/.exec(fields(asPage))?.[1]);
    expect(new Set(tags).size).toBe(2);
    for (const [index, asPage] of [true, false].entries()) {
      expect(fields(asPage, tags[index])).toContain('304 Not Modified');
    }
  });
});

describe('sendDocument', () => {
  it('sends the best coding that the client takes', async () => {
    const br = await ask({ 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(text);
    const gzip = await ask({ 'accept-encoding': 'gzip;q=1, br;q=0.2' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(text);
    const plain = await ask({});
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, text]);
    expect(
      (await ask({ 'accept-encoding': 'br;q=0, gzip;q=0' })).headers['content-encoding'],
    ).toBeUndefined();
  });

  it('names what the answer varies with, and gives each coding an ETag of its own', async () => {
    const answers = await Promise.all(
      ['br', 'gzip', 'identity'].map((coding) => ask({ 'accept-encoding': coding })),
    );
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
    expect(answers.every(({ headers }) => headers.vary === 'Accept-Encoding')).toBe(true);
    expect(answers.every(({ headers }) => !String(headers.etag).startsWith('W/'))).toBe(true);
  });

  it('answers 304 without a body to any of its ETags and to If-Modified-Since', async () => {
    const { headers } = await ask({ 'accept-encoding': 'br' });
    for (const condition of [
      { 'if-none-match': String(headers.etag) },
      { 'if-none-match': `"x", W/${headers.etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': lastModified },
    ] as Record<string, string>[]) {
      const answer = await ask({ ...condition, 'accept-encoding': 'br' });
      expect([answer.status, answer.body.length, answer.headers.etag]).toEqual([304, 0, headers.etag]);
    }
    expect((await ask({ 'if-none-match': '"x"', 'if-modified-since': lastModified })).status).toBe(200);
  });

  it('answers HEAD like GET, without the body', async () => {
    const [get, head] = await Promise.all([ask({}), ask({}, 'HEAD')]);
    expect(head.body.length).toBe(0);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers.etag).toBe(get.headers.etag);
  });

  it('gives other statuses no validators', async () => {
    const gone = await ask({ 'if-none-match': '*' }, 'GET', '/gone');
    expect([gone.status, gone.headers.etag, gone.headers['last-modified']]).toEqual([
      410,
      undefined,
      undefined,
    ]);
  });
});

describe('acceptedEncodings', () => {
  it.each([
    [undefined, ['identity']],
    ['', ['identity']],
    ['br', ['br', 'identity']],
    ['*', ['br', 'gzip', 'identity']],
    ['gzip, br', ['br', 'gzip', 'identity']],
    ['gzip;q=0.5, br;q=0.4', ['gzip', 'br', 'identity']],
  ])('%j', (header, expected) => {
    expect(acceptedEncodings(header)).toEqual(expected);
  });
});

describe('the brotli form', () => {
  it('is there at once and becomes better, with a validator and a head of its own', async () => {
    const body = Buffer.from(
      Array.from({ length: 400 }, (_, n) => `<p>${(n * n * 7919).toString(36)}</p>`).join(''),
    );
    const made = makeDocument({ status: 200, type: 'text/html', body, cacheTags: [] });
    const asked = {
      encodings: ['br'] as const,
      ifNoneMatch: undefined,
      ifModifiedSince: undefined,
      asPage: false,
    };
    const pack = () => {
      const answer = packAnswer(made, 'GET', asked, {}, 'page');
      const head = answer.head.toString('latin1');
      expect(brotliDecompressSync(answer.body ?? '').equals(body)).toBe(true);
      expect(head).toContain(`Content-Length: ${answer.body?.length}\r\n`);
      return { tag: /ETag: (.*)\r/.exec(head)?.[1] ?? '', length: answer.body?.length ?? 0 };
    };
    await compressFor(made, asked.encodings);
    const quick = pack();
    await compressBest(made);
    const best = pack();
    expect(best.length).toBeLessThan(quick.length);
    expect(best.tag).not.toBe(quick.tag);
    for (const ifNoneMatch of [quick.tag, best.tag])
      expect(packAnswer(made, 'GET', { ...asked, ifNoneMatch }, {}, 'page').status).toBe(304);
  });
});

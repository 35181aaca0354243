import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchPublic } from './fetch-public';

let server: Server;
let origin = '';
const asked: string[] = [];
const options = { mostBytes: 1_000, refuses: () => false };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/loop') response.writeHead(302, { Location: '/loop' }).end();
    else if (request.url === '/inside') response.writeHead(302, { Location: 'http://10.0.0.1/' }).end();
    else if (request.url === '/file') response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
    else if (request.url === '/moved') response.writeHead(301, { Location: '/fine' }).end();
    else if (request.url === '/large') response.end('x'.repeat(2_000));
    else if (request.url === '/fine') response.end('好');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('reading public addresses', () => {
  it('follows redirects to the answer', async () => {
    expect((await fetchPublic(`${origin}/moved`, options)).toString()).toBe('好');
  });

  it('asks no machine that strangers cannot reach, by number or by name, at once or after a redirect', async () => {
    const before = asked.length;
    for (const address of [
      origin,
      origin.replace('127.0.0.1', 'localhost'),
      'http://[::ffff:127.0.0.1]/',
      'http://192.168.1.1/',
    ])
      await expect(fetchPublic(address, { mostBytes: 10 })).rejects.toThrow('内网地址');
    expect(asked.length).toBe(before);
    const notTen = { mostBytes: 10, refuses: (ip: string) => ip.startsWith('10.') };
    await expect(fetchPublic(`${origin}/inside`, notTen)).rejects.toThrow('内网地址');
  });

  it('takes nothing but http and https', async () => {
    await expect(fetchPublic('file:///etc/passwd', options)).rejects.toThrow('只取 http 和 https');
    await expect(fetchPublic(`${origin}/file`, options)).rejects.toThrow('只取 http 和 https');
  });

  it('says why there is nothing', async () => {
    await expect(fetchPublic(`${origin}/none`, options)).rejects.toThrow('回答 404');
    await expect(fetchPublic(`${origin}/loop`, options)).rejects.toThrow('转向太多');
    await expect(fetchPublic(`${origin}/large`, options)).rejects.toThrow('超过');
  });
});

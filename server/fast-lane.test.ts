import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FastLane } from './fast-lane';

/** Addresses below /fast are answered by the lane, all others by Node's server. */
let server: Server;
let lane: FastLane;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = `node ${request.method} ${request.url} ${Buffer.concat(chunks)}|`;
      setImmediate(() => response.end(request.url === '/large' ? 'x'.repeat(4_000_000) : body));
    });
  });
  lane = new FastLane(server, {
    answer: ({ target }) => {
      if (!target.startsWith('/fast')) return undefined;
      const body = Buffer.from(`lane ${target}|`);
      return { head: Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`), body };
    },
    firstByteMs: 200,
    keepAliveMs: 5000,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
  server.closeAllConnections();
});

async function open(): Promise<{
  socket: Socket;
  received: () => string;
  until: (text: string) => Promise<void>;
}> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  await once(socket, 'connect');
  const until = async (text: string): Promise<void> => {
    while (!received.includes(text)) await once(socket, 'data');
  };
  return { socket, received: () => received, until };
}

const get = (path: string, ...lines: string[]) =>
  `GET ${path} HTTP/1.1\r\nHost: a\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;

describe('FastLane', () => {
  it('answers what is known, passes on the rest, and the connection stays in order', async () => {
    const { socket, received, until } = await open();
    for (const path of ['/fast/1', '/slow/1', '/fast/2', '/slow/2', '/fast/3']) {
      socket.write(get(path));
      await until(`${path} |`.replace(' |', path.startsWith('/fast') ? '|' : ' |'));
    }
    expect([...received().matchAll(/(?:lane|node GET) \/\w+\/\d/g)].map(([found]) => found)).toEqual([
      'lane /fast/1',
      'node GET /slow/1',
      'lane /fast/2',
      'node GET /slow/2',
      'lane /fast/3',
    ]);
  });

  it('answers in order when the next request comes before the last answer', async () => {
    const { socket, received, until } = await open();
    socket.write(get('/slow/1'));
    setImmediate(() => socket.write(get('/fast/1')));
    await until('/fast/1');
    expect(received().indexOf('/slow/1')).toBeLessThan(received().indexOf('/fast/1'));
  });

  it('keeps the order of requests that come in one piece', async () => {
    const { socket, received, until } = await open();
    socket.write(get('/slow/1') + get('/fast/1') + get('/slow/2'));
    await until('/slow/2');
    expect(received()).toMatch(/\/slow\/1.*node GET \/fast\/1.*\/slow\/2/s);
  });

  it('takes a request that comes byte by byte', async () => {
    const { socket, until } = await open();
    for (const byte of get('/fast/1')) socket.write(byte);
    await until('/fast/1');
  });

  it('never answers what stands in the body of another request', async () => {
    const { socket, received, until } = await open();
    const inner = get('/fast/smuggled');
    socket.write(`POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: ${inner.length}\r\n\r\n`);
    await new Promise((resolve) => setImmediate(resolve));
    socket.write(inner);
    await until('node POST /slow');
    expect(received()).not.toContain('lane');
  });

  it('writes a large answer of Node whole', async () => {
    const { socket, received, until } = await open();
    socket.write(get('/large'));
    socket.write(get('/fast/after'));
    await until('/fast/after');
    expect(received().match(/x/g)?.length).toBeGreaterThanOrEqual(4_000_000);
  });

  it('closes when asked to, and on both sides', async () => {
    const closing = await open();
    closing.socket.write(get('/slow', 'Connection: close'));
    await once(closing.socket, 'end');
    expect(closing.received()).toContain('node GET /slow');
    const leaving = await open();
    leaving.socket.end(get('/fast/last'));
    await once(leaving.socket, 'end');
    expect(leaving.received()).toContain('lane /fast/last');
  });

  it('drops who connects and says nothing, and refuses what is no HTTP', async () => {
    const silent = await open();
    await once(silent.socket, 'close');
    const odd = await open();
    odd.socket.write('\x16\x03\x01 nonsense\r\n\r\n');
    await once(odd.socket, 'close');
    expect(odd.received()).toMatch(/^HTTP\/1\.1 400/);
  });

  it('does not read on from a client that does not read', async () => {
    const { socket } = await open();
    socket.pause();
    for (let index = 0; index < 10_000; index += 1) socket.write(get(`/fast/${'y'.repeat(2000)}`));
    // As many rounds on another connection as the first would need to be read to its end.
    const other = await open();
    for (let index = 0; index < 500; index += 1) {
      other.socket.write(get(`/fast/${index}`));
      await other.until(`/fast/${index}|`);
    }
    expect(socket.writableLength).toBeGreaterThan(0);
    socket.resume();
  });

  it('ends idle connections when it closes', async () => {
    const { socket, until } = await open();
    socket.write(get('/fast/1'));
    await until('/fast/1');
    lane.close();
    await once(socket, 'close');
  });
});

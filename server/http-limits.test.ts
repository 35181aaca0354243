import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { allowSlowBody, answerProtocolErrors, limitBodies } from './http-limits';

const limits = { bodyMs: 300, silenceMs: 600 };
let server: Server;

afterEach(() => server.close());

async function listen(known: boolean): Promise<number> {
  server = createServer((incoming: IncomingMessage, response) => {
    if (known) allowSlowBody(incoming);
    incoming.resume().on('end', () => response.end('whole'));
  });
  answerProtocolErrors(server, {});
  limitBodies(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Status of a request whose body comes in pieces, or what ended it. */
async function send(port: number, pieces: number, pauseMs: number): Promise<number | string> {
  const outgoing = request({ port, host: '127.0.0.1', method: 'POST', agent: false });
  const answered = new Promise<number | string>((resolve) => {
    outgoing.on('response', ({ statusCode = 0 }) => resolve(statusCode));
    outgoing.on('error', ({ message }) => resolve(message));
  });
  for (let piece = 0; piece < pieces && outgoing.writable; piece += 1) {
    outgoing.write('a');
    await wait(pauseMs);
  }
  outgoing.end();
  return answered;
}

it('a body that takes too long is 408, however steadily it comes', async () => {
  const port = await listen(false);
  expect(await send(port, 10, 100)).toBe(408);
  expect(await send(port, 1, 10)).toBe(200);
});

it('a body of somebody who is known may take longer, as long as it goes on', {
  timeout: 15_000,
}, async () => {
  const port = await listen(true);
  expect(await send(port, 15, 100)).toBe(200);
  expect(await send(port, 2, 2000)).toBe(408);
});

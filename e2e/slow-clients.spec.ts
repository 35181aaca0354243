import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { newColleague } from './support/desk';
import type { Portal } from './support/portal';
import { ask, Connection, get } from './support/raw';
import { testWithPortal } from './support/test';
import { png } from './support/tree';

/** Clients that do not read, do not write, or do either as slowly as they can: what they cost others. */

const mediaBytes = 8 * 1024 * 1024;
const paragraphs = 2500;

const test = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇' });
  const line = () => randomBytes(150).toString('hex');
  tree.article({ slug: 'large', title: '长文', body: Array.from({ length: paragraphs }, line).join('\n\n') });
  tree.write('media/large.bin', randomBytes(mediaBytes));
  return { WATCH: '0', LOG_LEVEL: 'warn' };
});

test.describe.configure({ timeout: 120_000 });

/** What others get meanwhile: the median time of a few pages, in milliseconds, one after the other. */
async function usualWait(portal: Portal, requests = 40): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < requests; n += 1) {
    const started = performance.now();
    const { status } = await portal.get(['/news/first', '/', '/api/search?q=x'][n % 3] ?? '/');
    expect(status).toBe(200);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[requests / 2] ?? 0;
}

async function openAll(portal: Portal, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => Connection.open(portal.port)));
}

/** Far more than the milliseconds that these pages take: machines that run tests are busy. */
const patienceMs = 2000;

for (const [name, target, requests, size] of [
  ['large files', '/media/large.bin', 1, mediaBytes],
  ['large pages, asked for again and again', '/news/large', 40, 40 * paragraphs * 300],
] as const) {
  test(`50 clients that ask for ${name} and do not read`, async ({ portal }) => {
    expect((await portal.get(target)).bytes.length).toBeGreaterThan(paragraphs * 300);
    await usualWait(portal);
    const before = portal.residentMegabytes();
    const connections = await openAll(portal, 50);
    for (const connection of connections) {
      connection.socket.pause();
      connection.send(get(target).repeat(requests));
    }
    let peak = before;
    let longest = 0;
    for (let round = 0; round < 8; round += 1) {
      longest = Math.max(longest, await usualWait(portal));
      peak = Math.max(peak, portal.residentMegabytes());
    }
    const all = (50 * size) / 1024 / 1024;
    expect(all).toBeGreaterThan(390);
    expect(peak - before, `megabytes more, of ${Math.round(all)} asked for`).toBeLessThan(120);
    expect(longest).toBeLessThan(patienceMs);
    // Whoever begins to read gets what was asked for.
    const [patient] = connections;
    patient?.socket.resume();
    expect((await patient?.answer('GET', 30_000))?.status).toBe(200);
    for (const connection of connections) connection.end();
  });
}

test('200 half-open requests do not hinder a reader', async ({ portal }) => {
  const connections = await openAll(portal, 200);
  for (const connection of connections) connection.send('GET / HTTP/1.1\r\nHost: test.example\r\nX-Slow: ');
  expect(await usualWait(portal)).toBeLessThan(patienceMs);
  for (const connection of connections) connection.send('a');
  expect(await usualWait(portal)).toBeLessThan(patienceMs);
  const [patient] = connections;
  patient?.send('\r\n\r\n');
  expect((await patient?.answer())?.status).toBe(200);
  for (const connection of connections) connection.end();
});

/** A picture of somebody who is signed in, over a line so slow that it takes longer than a stranger's body may. */
async function uploadSlowly(portal: Portal): Promise<number> {
  const editor = await newColleague(portal, 'editor', 'slow');
  const made = { slug: 'slow-line', title: '慢', section: 'news' };
  expect((await editor.send('POST', '/desk/api/manuscripts', made)).status).toBe(201);
  const picture = png(60, 40);
  const pieces = 17;
  const length = Math.ceil(picture.length / pieces);
  const connection = await Connection.open(portal.port);
  const fields = [
    `Cookie: ${editor.cookie}`,
    'Sec-Fetch-Site: same-origin',
    `Content-Length: ${picture.length}`,
  ];
  connection.send(ask('POST', '/desk/api/manuscripts/slow-line/media?name=slow.png', ...fields));
  for (let sent = 0; sent < picture.length; sent += length) {
    connection.send(picture.subarray(sent, sent + length));
    await wait(2100);
  }
  const { status } = await connection.answer('POST', 20_000);
  connection.end();
  return status;
}

test('whoever does not finish a request is dropped', async ({ portal }) => {
  const start = 'GET / HTTP/1.1\r\nHost: test.example\r\n';
  const soon = 25_000;
  const openings: [name: string, bytes: string, limit: number, drip: boolean][] = [
    ['says nothing', '', soon, false],
    ['stops in the request line', 'GET /new', soon, false],
    ['stops in a field', `${start}X-Slow: `, soon, false],
    ['goes on all the time', `${start}X-Slow: `, soon, true],
    ['stops after an answer', get('/news/first') + start, soon, false],
    // A body may take longer, but not for ever.
    ['stops in a body', `${ask('POST', '/api/reading', 'Content-Length: 100')}size=`, 75_000, false],
  ];
  const outcomes = openings.map(async ([name, bytes, limit, drip]) => {
    const connection = await Connection.open(portal.port);
    connection.send(bytes);
    const dripping = drip ? setInterval(() => connection.send('a'), 500) : undefined;
    const closed = await connection.closes(limit);
    clearInterval(dripping);
    connection.end();
    return [name, closed];
  });
  const slowColleague = uploadSlowly(portal);
  expect(await Promise.all(outcomes)).toEqual(openings.map(([name]) => [name, true]));
  expect(await slowColleague).toBe(201);
});

import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import { maxBodyOf } from '@/lib/site/body';
import { cookieOf, inviteTo, newColleague, password, signInAs } from './support/desk';
import type { Answer, Portal } from './support/portal';
import { ask, Connection } from './support/raw';
import { test, testWithPortal } from './support/test';
import { missing, present } from './support/text';

/** What stands in front of everything below /desk, asked from outside. */
const shared = testWithPortal((tree) => {
  tree.article({ slug: 'first', title: '第一篇' });
  return { WATCH: '0' };
});

const always = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
};

function scriptPolicy({ headers }: Answer): string | undefined {
  return /script-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1];
}

function errorOf({ text }: Answer): { code: string; message: string } {
  const parsed: { error: { code: string; message: string } } = JSON.parse(text);
  return parsed.error;
}

function signIn(portal: Portal, email: string, given: string): Promise<Answer> {
  const body = JSON.stringify({ email, password: given });
  return portal.post('/desk/api/auth/sign-in', body, {
    'content-type': 'application/json',
    origin: portal.url,
  });
}

test('without an account the desk is closed, and readers learn nothing of it', async ({
  launch,
  newTree,
}) => {
  const tree = newTree();
  tree.article({ slug: 'first' });
  const portal = await launch({ tree });
  for (const target of [
    '/desk',
    '/desk/people',
    '/desk/x/y',
    '/desk/sign-in',
    '/desk/live/first',
    '/desk/invitation?token=x',
  ]) {
    const answer = await portal.get(target);
    expect.soft([answer.status, missing(answer.text, ['npm run desk:invite'])], target).toEqual([503, []]);
    expect.soft(answer.headers, target).toMatchObject({ ...always, 'retry-after': '300' });
  }
  const data = await portal.get('/desk/api/articles');
  expect([data.status, errorOf(data).code, data.headers['retry-after']]).toEqual([503, 'closed', '300']);
  expect((await portal.post('/desk/api/auth/sign-in', '{}')).status).toBe(503);
  expect(existsSync(portal.deskDir)).toBe(false);
  for (const target of ['/', '/news', '/news/first', '/search?q=a', '/nothing', '/sitemap-1.xml']) {
    expect.soft(present((await portal.get(target)).text, ['/desk']), target).toEqual([]);
  }
  // An invitation opens the way for whoever has it, and for nobody else.
  const token = inviteTo(portal, 'first@example.org', '首位', 'chief');
  expect((await portal.get(`/desk/invitation?token=${token}`)).status).toBe(200);
  expect((await portal.get('/desk/invitation?token=x')).status).toBe(404);
  expect((await portal.get('/desk')).status).toBe(503);
});

test('a site without a desk has none: 404 as any unknown address', async ({ launch, newTree }) => {
  const tree = newTree();
  tree.site({ features: { desk: false } });
  const portal = await launch({ tree });
  const unknown = await portal.get('/nothing');
  for (const target of ['/desk', '/desk/sign-in', '/desk/api/people']) {
    const { status, headers, text } = await portal.get(target);
    expect.soft([status, text], target).toEqual([404, unknown.text]);
    expect.soft(headers['content-security-policy'], target).toBe(unknown.headers['content-security-policy']);
  }
  expect((await portal.post('/desk/api/auth/sign-in', '{}')).status).toBe(405);
});

shared.describe('with an account', () => {
  shared.beforeAll(async ({ portal }) => {
    await newColleague(portal, 'chief', 'boss');
  });

  shared('pages lead to signing in, and back; the API says 401', async ({ portal }) => {
    for (const [target, location] of [
      ['/desk', '/desk/sign-in'],
      ['/desk/people', '/desk/sign-in?to=%2Fdesk%2Fpeople'],
      ['/desk/log?person=a&_rsc=x', '/desk/sign-in?to=%2Fdesk%2Flog%3Fperson%3Da'],
      ['/desk/live/first', '/desk/sign-in?to=%2Fdesk%2Flive%2Ffirst'],
      ['/desk/unknown', '/desk/sign-in?to=%2Fdesk%2Funknown'],
      ['/desk//evil.example', '/desk/sign-in'],
    ] as const) {
      const { status, headers } = await portal.get(target);
      expect.soft([status, headers.location], target).toEqual([303, location]);
      expect.soft(headers, target).toMatchObject(always);
    }
    for (const target of ['/desk/api/people', '/desk/api/articles', '/desk/api/unknown']) {
      const answer = await portal.get(target);
      expect.soft([answer.status, errorOf(answer).code], target).toEqual([401, 'unauthenticated']);
      expect.soft(answer.headers, target).toMatchObject(always);
    }
    expect((await portal.get('/desk/')).status).toBe(308);
  });

  shared('what Next’s router fetches passes the same gate', async ({ portal }) => {
    const boss = await signInAs(portal, 'boss-chief@example.org');
    const headers = { rsc: '1', 'next-router-prefetch': '1' };
    for (const target of ['/desk/people', '/desk/people?_rsc=1a2b']) {
      expect.soft((await portal.get(target, { headers })).status, target).toBe(303);
    }
    const answer = await boss.get('/desk/people', { rsc: '1' });
    const settled =
      answer.status === 307 ? await boss.get(String(answer.headers.location), { rsc: '1' }) : answer;
    expect([settled.status, settled.headers['content-type']]).toEqual([200, 'text/x-component']);
    expect(settled.headers).toMatchObject(always);
    for (const name of ['next-action', 'x-middleware-subrequest', 'x-nextjs-data']) {
      expect.soft((await portal.get('/desk/people', { headers: { [name]: '1' } })).status, name).toBe(303);
    }
  });

  shared('other methods are 405 with Allow', async ({ portal }) => {
    const boss = await signInAs(portal, 'boss-chief@example.org');
    for (const [method, target, allow] of [
      ['POST', '/desk/people', 'GET, HEAD'],
      ['POST', '/desk/sign-in', 'GET, HEAD'],
      ['DELETE', '/desk', 'GET, HEAD'],
      ['GET', '/desk/api/auth/sign-in', 'POST'],
      ['PUT', '/desk/api/people', 'HEAD, GET, POST'],
      ['OPTIONS', '/desk/api/people', 'HEAD, GET, POST'],
    ] as const) {
      const { status, headers } = await boss.send(method, target);
      expect.soft([status, headers.allow], `${method} ${target}`).toEqual([405, allow]);
    }
    const unknown = await boss.get('/desk/api/unknown');
    expect([unknown.status, errorOf(unknown).code]).toEqual([404, 'not-found']);
    expect((await boss.get('/desk/unknown')).status).toBe(404);
  });

  shared('only pages of this site change anything', async ({ portal }) => {
    const boss = await signInAs(portal, 'boss-chief@example.org');
    const body = JSON.stringify({ email: 'x@example.org', name: '甲', role: 'author' });
    const post = (headers: Record<string, string>): Promise<Answer> =>
      portal.post('/desk/api/people', body, {
        cookie: boss.cookie,
        'content-type': 'application/json',
        ...headers,
      });
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: portal.url },
      { referer: `${portal.url}/desk/people` },
    ] as Record<string, string>[]) {
      const answer = await post(headers);
      expect.soft([answer.status, errorOf(answer).code], JSON.stringify(headers)).toEqual([403, 'foreign']);
    }
    expect((await post({ origin: portal.url })).status).toBe(201);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    const form = 'email=boss-chief%40example.org&password=x';
    const foreign = await portal.post('/desk/api/auth/sign-in', form, {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://evil.example',
    });
    expect(foreign.status).toBe(403);
  });

  shared('pages run only scripts with a nonce of this answer', async ({ portal }) => {
    const boss = await signInAs(portal, 'boss-chief@example.org');
    const seen = new Set<string>();
    for (const target of ['/desk/sign-in', '/desk/people', '/desk/log', '/desk/unknown', '/desk/people']) {
      const answer = await boss.get(target, {
        'content-security-policy': "script-src 'nonce-chosen'",
      });
      if (answer.status === 307) continue;
      expect.soft(answer.headers, target).toMatchObject(always);
      const policy = String(answer.headers['content-security-policy']);
      expect.soft(policy, target).not.toMatch(/unsafe|chosen/);
      const nonce = /^'nonce-([\w+/]{24})' 'strict-dynamic'$/.exec(scriptPolicy(answer) ?? '')?.[1] ?? '';
      expect.soft(nonce, target).not.toBe('');
      seen.add(nonce);
      const scripts = answer.text.match(/<script\b[^>]*>/g) ?? [];
      expect.soft(scripts.length, target).toBeGreaterThan(0);
      expect
        .soft(
          scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
          target,
        )
        .toEqual([]);
      expect.soft(answer.text, target).not.toMatch(/ style="|<style(?! nonce)/);
    }
    expect(seen.size).toBe(4);
  });

  shared('what nobody below /desk would send is refused by its size', async ({ portal }) => {
    const boss = await signInAs(portal, 'boss-chief@example.org');
    const statusOf = async (target: string, announced: number): Promise<number> => {
      const fields = [`Cookie: ${boss.cookie}`, 'Content-Type: application/json', `Origin: ${portal.url}`];
      const connection = await Connection.open(portal.port);
      try {
        connection.send(ask('POST', target, ...fields, `Content-Length: ${announced}`));
        return (await connection.answer('POST')).status;
      } finally {
        connection.end();
      }
    };
    for (const target of ['/desk/api/people', '/desk/api/manuscripts/a/media']) {
      expect(await statusOf(target, maxBodyOf(target) + 1), target).toBe(413);
    }
    expect((await boss.send('POST', '/desk/api/people', 'x'.repeat(2_000_000))).status).toBe(422);
  });

  shared('bodies that are none are refused with the reason', async ({ portal }) => {
    const boss = await signInAs(portal, 'boss-chief@example.org');
    const post = (body: string, type: string): Promise<Answer> =>
      portal.post('/desk/api/people', body, {
        cookie: boss.cookie,
        origin: portal.url,
        'content-type': type,
      });
    for (const [body, type, status, code] of [
      ['{', 'application/json', 400, 'malformed'],
      ['{}', 'application/json', 422, 'invalid'],
      ['{}', 'text/plain', 415, 'type'],
      ['{"email":"no","name":"a","role":"author"}', 'application/json', 422, 'invalid'],
      ['{"email":"a@example.org","name":"a","role":"owner"}', 'application/json', 422, 'invalid'],
      ['{"email":"boss-chief@example.org","name":"a","role":"author"}', 'application/json', 409, 'exists'],
    ] as const) {
      const answer = await post(body, type);
      expect.soft([answer.status, errorOf(answer).code], body).toEqual([status, code]);
    }
  });
});

test('an account is locked after five failures, also for another process', async ({ launch, newTree }) => {
  // Two starts, and a dozen passwords.
  test.setTimeout(90_000);
  const portal = await launch({ tree: newTree() });
  await newColleague(portal, 'author', 'ann');
  const statuses = [];
  for (const email of ['ann-author@example.org', 'nobody@example.org']) {
    for (let n = 0; n < 6; n += 1) statuses.push((await signIn(portal, email, 'wrong password!')).status);
  }
  const once = [401, 401, 401, 401, 401, 429];
  expect(statuses).toEqual([...once, ...once]);
  await portal.restart();
  const [known, unknown] = [
    await signIn(portal, 'ann-author@example.org', password),
    await signIn(portal, 'nobody@example.org', password),
  ];
  expect([known.status, errorOf(known).code]).toEqual([429, 'locked']);
  expect(Number(known.headers['retry-after'])).toBeGreaterThan(600);
  expect(Object.keys(known.headers).sort()).toEqual(Object.keys(unknown.headers).sort());
  const form = await portal.post(
    '/desk/api/auth/sign-in',
    `email=ann-author%40example.org&password=${password}`,
    {
      'content-type': 'application/x-www-form-urlencoded',
      origin: portal.url,
    },
  );
  expect([form.status, form.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
  expect(missing(form.text, ['分钟后再试', 'href="/desk/sign-in"'])).toEqual([]);
  portal.clock.advance(15 * 60_000);
  expect((await signIn(portal, 'ann-author@example.org', password)).status).toBe(200);
});

test('behind https the session’s cookie is for https alone, and the log tells no secrets', async ({
  launch,
  newTree,
}) => {
  const site = 'https://news.example.org';
  const portal = await launch({ tree: newTree(), env: { SITE_URL: site } });
  const token = inviteTo(portal, 'ann@example.org', '安', 'author');
  await portal.get(`/desk/invitation?token=${token}`);
  const answer = await portal.post('/desk/api/auth/invitation', JSON.stringify({ token, password }), {
    'content-type': 'application/json',
    origin: site,
    host: 'news.example.org',
  });
  expect(answer.status).toBe(201);
  const [line = '', ...more] = answer.headers['set-cookie'] ?? [];
  // The other one is asked for where passwords are, and opens nothing.
  expect(more).toEqual([
    expect.stringMatching(
      /^__Secure-kaiyuan-desk\.device=[\w.-]+; Max-Age=34560000; Path=\/desk\/api\/auth; HttpOnly; Secure; SameSite=Strict$/,
    ),
  ]);
  expect(line).toMatch(
    /^__Secure-kaiyuan-desk\.session_token=[^;]+; Max-Age=43200; Path=\/desk; HttpOnly; Secure; SameSite=Lax$/,
  );
  const page = await portal.get('/desk/account', { headers: { cookie: cookieOf(answer) } });
  expect(page.status).toBe(200);
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(String(page.headers['content-security-policy'])).toContain('upgrade-insecure-requests');
  const plain = cookieOf(answer).replace('__Secure-', '');
  expect((await portal.get('/desk/account', { headers: { cookie: plain } })).status).toBe(303);
  expect(await portal.stop()).toBe(0);
  const values = cookieOf(answer)
    .split('; ')
    .map((cookie) => cookie.split('=')[1] ?? '');
  expect(present(portal.output(), [token, password, ...values])).toEqual([]);
  expect(portal.output()).toContain('/desk/invitation');
});

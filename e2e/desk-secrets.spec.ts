import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { Colleague, cookieOf, inviteTo, newColleague, password, sameOrigin, signInAs } from './support/desk';
import { previewSecret, request, revalidateSecret } from './support/portal';
import { previewLink } from './support/preview';
import { test } from './support/test';
import { png } from './support/tree';

test.describe.configure({ timeout: 90_000 });

/** What stands in the output although it must not: whole, or its end. */
function leaked(output: string, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    expect(secret.length, name).toBeGreaterThan(11);
    const forms = [secret, encodeURIComponent(secret), secret.slice(-16)];
    return forms.some((form) => output.includes(form)) ? [name] : [];
  });
}

/** Secrets among the cookies of an answer. */
function cookieValues(cookie: string): string[] {
  return cookie.split('; ').map((pair) => decodeURIComponent(pair.split(/=(.*)/s, 2)[1] ?? ''));
}

test('no password, cookie, link or token stands in what the server writes, whatever goes wrong', async ({
  launch,
  newTree,
}) => {
  const tree = newTree();
  tree.article({ slug: 'first', title: '第一篇', status: 'draft' });
  const portal = await launch({ tree, env: { WATCH: '0', LOG_LEVEL: 'trace' } });
  const invitation = inviteTo(portal, 'ann@example.org', '安', 'chief');
  const refusedLink = inviteTo(portal, 'bob@example.org', '鲍', 'author');
  const json = (target: string, body: unknown, headers: Record<string, string> = {}) =>
    sameOrigin(portal, 'POST', target, body, headers);
  const [wrong, misplaced, next] = [
    'a wrong password 73518',
    'typed in the wrong field',
    'the next password 90210',
  ];

  // Links of invitations: looked at, used wrongly, used, used again; as a form too.
  const statuses: number[] = [];
  const note = ({ status }: { status: number }): void => void statuses.push(status);
  note(await portal.get(`/desk/invitation?token=${invitation}`));
  note(await json('/desk/api/auth/invitation', { token: refusedLink, password: 'short one!' }));
  note(await json('/desk/api/auth/invitation', { token: refusedLink, password: wrong, repeat: misplaced }));
  const entered = await json('/desk/api/auth/invitation', { token: invitation, password });
  note(entered);
  note(await json('/desk/api/auth/invitation', { token: invitation, password }));
  note(await portal.get(`/desk/invitation?token=${invitation}`));
  expect(statuses).toEqual([200, 422, 422, 201, 404, 404]);

  // Signing in: wrong, malformed, by form, with the password in the place of the address, and right.
  statuses.length = 0;
  note(await json('/desk/api/auth/sign-in', { email: 'ann@example.org', password: wrong }));
  note(await json('/desk/api/auth/sign-in', { email: misplaced, password: wrong }));
  note(await json('/desk/api/auth/sign-in', `{"password":"${wrong}`));
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: portal.url };
  const fields = new URLSearchParams({ email: 'ann@example.org', password: wrong, to: '/desk' }).toString();
  note(await portal.post('/desk/api/auth/sign-in', fields, form));
  note(await portal.post(`/desk/api/auth/sign-in?password=${encodeURIComponent(wrong)}`, fields, form));
  note(await portal.get(`/desk/nowhere?password=${encodeURIComponent(wrong)}`));
  expect(statuses).toEqual([401, 401, 422, 303, 303, 303]);
  const before = await signInAs(portal, 'ann@example.org');
  const changed = await before.send('POST', '/desk/api/auth/password', { current: wrong, next });
  const again = await before.send('POST', '/desk/api/auth/password', { current: password, next });
  expect([changed.status, again.status]).toEqual([422, 200]);
  const ann = new Colleague(portal, 'ann@example.org', cookieOf(again));

  // Previews: a link of the desk, one of the command, opened, damaged, in a cookie.
  const made = await ann.send('POST', '/desk/api/links', { slug: 'first', hours: 1 });
  const shared = new URL(JSON.parse(made.text).url).searchParams.get('token') ?? '';
  const commanded = new URL(await previewLink(portal, tree, ['first'])).searchParams.get('token') ?? '';
  expect((await portal.get(`/api/preview?token=${shared}`)).status).toBe(307);
  expect((await portal.get(`/api/preview?%74oken=${commanded}`)).status).toBe(307);
  expect((await portal.get(`/api/preview?token=${commanded}.`)).status).toBe(401);
  expect((await portal.get('/news/first', { headers: { cookie: `kaiyuan-preview=${shared}` } })).status).toBe(
    200,
  );

  // Pictures: taken, refused, sent by nobody; and an error that nobody foresaw.
  const upload = (body: Buffer, cookie: string) =>
    request(portal.url, '/desk/api/manuscripts/first/media?name=a.png', {
      method: 'POST',
      body,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
  expect((await upload(png(30, 20), ann.cookie)).status).toBe(201);
  expect((await upload(Buffer.from('<svg/>'), ann.cookie)).status).toBe(415);
  expect((await upload(png(30, 20), `${ann.cookie.slice(0, -3)}abc`)).status).toBe(201);
  expect((await upload(png(30, 20), ann.cookie.replace('session_token=', 'session_token=x'))).status).toBe(
    401,
  );
  const open = JSON.parse((await ann.get('/desk/api/manuscripts/first')).text) as {
    source: string;
    version: string;
  };
  const kept = path.join(portal.deskDir, 'kept');
  mkdirSync(kept, { recursive: true });
  renameSync(kept, `${kept}-away`);
  writeFileSync(kept, '');
  const failed = await ann.send('PUT', '/desk/api/manuscripts/first', {
    source: `${open.source}\n又一段。\n`,
    base: open.version,
  });
  rmSync(kept);
  renameSync(`${kept}-away`, kept);
  expect(failed.status).toBe(500);
  await portal.post('/api/revalidate', '{', { authorization: `Bearer ${revalidateSecret}` });
  const people = await newColleague(portal, 'editor', 'ed');
  expect((await people.send('POST', '/desk/api/auth/sign-out')).status).toBe(303);
  await portal.stop();

  const secrets: Record<string, string> = {
    invitation,
    refusedLink,
    password,
    wrong,
    misplaced,
    next,
    shared,
    commanded,
    previewSecret,
    revalidateSecret,
  };
  for (const [n, value] of [entered, again].flatMap((answer) => cookieValues(cookieOf(answer))).entries()) {
    secrets[`cookie ${n}`] = value;
  }
  expect(Object.keys(secrets).length).toBe(14);
  expect(portal.output()).toContain('desk trouble');
  expect(portal.output().split('\n').length).toBeGreaterThan(30);
  expect(leaked(portal.output(), secrets)).toEqual([]);
});

import { expect } from '@playwright/test';
import { newColleague, sameOrigin } from './support/desk';
import { type Answer, type Portal, revalidateSecret } from './support/portal';
import { previewLink } from './support/preview';
import { testWithPortal } from './support/test';

/** How often somebody may try: each client is an address of its own, told by the proxy in front. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'draft', title: '草稿', status: 'draft' });
  return { WATCH: '0', RATE_LIMIT: '1', TRUST_PROXY: '1' };
});

const from = (client: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': client, ...more });

/** Statuses of one request after another, until the first 429 or `most` of them. */
async function untilRefused(most: number, ask: (n: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < most && answers.at(-1)?.status !== 429) answers.push(await ask(answers.length));
  return answers;
}

function expectRefusal(answers: readonly Answer[], after: number, first: number): void {
  expect([answers.length, answers[0]?.status, answers.at(-1)?.status]).toEqual([after + 1, first, 429]);
  expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(answers.at(-1)?.headers['retry-after'])).toBeLessThanOrEqual(60);
}

test('links of previews are guessed twenty times a minute, from a whole network', async ({
  portal,
  tree,
}) => {
  const link = new URL(await previewLink(portal, tree, ['draft']));
  const target = `${link.pathname}${link.search}`;
  const guess = (n: number) =>
    portal.get(`/api/preview?token=a.b.c${n}`, { headers: from(`2001:db8:7:7::${n + 1}`) });
  expectRefusal(await untilRefused(40, guess), 20, 401);
  expect((await portal.get(target, { headers: from('2001:db8:7:7:1::1') })).status).toBe(429);
  // Whoever is elsewhere, and has a link, opens it as often as he likes.
  const open = () => portal.get(target, { headers: from('2001:db8:7:8::1') });
  const opened = await untilRefused(25, open);
  expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([307]));
});

test('pages of a preview are shown 120 times a minute', async ({ portal, tree }) => {
  const link = new URL(await previewLink(portal, tree, ['draft']));
  const entered = await portal.get(`${link.pathname}${link.search}`, { headers: from('198.51.100.7') });
  const cookie = (entered.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const look = () => portal.get('/news/draft', { method: 'HEAD', headers: from('198.51.100.7', { cookie }) });
  expectRefusal(await untilRefused(130, look), 120, 200);
});

test('the secret of revalidation is guessed twenty times a minute; who has it need not wait', async ({
  portal,
}) => {
  const ask = (secret: string) =>
    portal.post('/api/revalidate', '', from('198.51.100.8', { authorization: `Bearer ${secret}` }));
  expectRefusal(await untilRefused(40, (n) => ask(`wrong ${n}`)), 20, 401);
  expect((await ask(revalidateSecret)).status).toBe(200);
  expect((await ask('wrong again')).status).toBe(429);
});

function signIn(portal: Portal, client: string, email: string, cookie = ''): Promise<Answer> {
  const body = { email, password: 'not the right one' };
  return sameOrigin(portal, 'POST', '/desk/api/auth/sign-in', body, from(client, { cookie }));
}

test('passwords are guessed thirty times a minute from one address, strangers look 300 times', async ({
  portal,
}) => {
  await newColleague(portal, 'author', 'ann');
  const guesses = await untilRefused(40, (n) => signIn(portal, '198.51.100.9', `nobody-${n}@example.org`));
  expectRefusal(guesses, 30, 401);
  expect(JSON.parse(guesses.at(-1)?.text ?? '')).toMatchObject({ error: { code: 'too-many-requests' } });
  const looks = await untilRefused(400, () => portal.get('/desk/people', { headers: from('198.51.100.10') }));
  expectRefusal(looks, 300, 303);
  const data = await portal.get('/desk/api/people', { headers: from('198.51.100.10') });
  expect([data.status, JSON.parse(data.text).error.code]).toEqual([429, 'too-many-requests']);
});

test('whoever is signed in is not held up by others behind his address', async ({ portal }) => {
  const editor = await newColleague(portal, 'editor', 'ed');
  await untilRefused(400, () => portal.get('/desk/people', { headers: from('198.51.100.11') }));
  const headers = { cookie: editor.cookie, ...from('198.51.100.11') };
  expect((await portal.get('/desk/api/articles', { headers })).status).toBe(200);
});

test('no whole address stands in the log', async ({ portal }) => {
  const author = await newColleague(portal, 'author', 'eva');
  await signIn(portal, '203.0.113.77', author.email);
  await signIn(portal, '2001:db8:aaaa:bbbb:cccc::77', author.email);
  for (const address of ['203.0.113.77', 'bbbb', 'cccc']) expect(portal.output()).not.toContain(address);
});

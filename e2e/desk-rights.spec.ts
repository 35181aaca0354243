import { expect } from '@playwright/test';
import { openDesk } from '@/lib/desk/desk';
import { deskMethods } from '@/lib/desk/methods';
import { type Colleague, inviteTo, newColleague, sameOrigin, signInAs } from './support/desk';
import { type Asker, deskRights, type Given, type Row } from './support/desk-rights';
import { listDeskRoutes } from './support/desk-routes';
import type { Answer, Portal } from './support/portal';
import { testWithPortal } from './support/test';

/** Every page and handler of the desk, asked by everybody: nobody gets more than the table says. */
const test = testWithPortal(() => ({ WATCH: '0' }));

const askers = ['nobody', 'ownDraft', 'ownPublished', 'author', 'editor', 'chief'] as const satisfies Asker[];

interface Office {
  author: Colleague;
  editor: Colleague;
  chief: Colleague;
  /** Another author, who began what is not one's own. */
  other: Colleague;
  /** Account of somebody who asks for nothing. */
  spare: string;
}

let office: Office;
let count = 0;

test.beforeAll(async ({ portal }) => {
  const [author, editor, chief, other, spare] = [
    await newColleague(portal, 'author', 'ann'),
    await newColleague(portal, 'editor', 'ed'),
    await newColleague(portal, 'chief', 'boss'),
    await newColleague(portal, 'author', 'other'),
    await newColleague(portal, 'author', 'spare'),
  ];
  const desk = openDesk(portal.deskDir);
  const account = desk.accounts.find(spare.email);
  desk.db.close();
  office = { author, editor, chief, other, spare: account?.id ?? '' };
});

async function sent(from: Colleague, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await from.send(method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer;
}

/** An article that is as the asker needs it; an empty name where the row is about none. */
async function newArticle(asker: Asker, row: string): Promise<Pick<Given, 'slug' | 'base' | 'source'>> {
  if (!row.includes('[slug]')) return { slug: '', base: '', source: '' };
  const { author, editor, other } = office;
  count += 1;
  const slug = `piece-${count}`;
  const by = asker.startsWith('own') ? author : other;
  await sent(by, 'POST', '/desk/api/manuscripts', { slug, title: `稿件${count}`, section: 'news' });
  const path = `/desk/api/manuscripts/${slug}`;
  const read = async (): Promise<{ version: string; source: string }> =>
    JSON.parse((await sent(editor, 'GET', path)).text);
  const draft = await read();
  if (asker !== 'ownPublished') return { slug, base: draft.version, source: draft.source };
  await sent(editor, 'POST', `${path}/actions`, { action: 'publish', base: draft.version });
  const published = await read();
  return { slug, base: published.version, source: published.source };
}

function newInvitation(portal: Portal): string {
  const email = `guest-${count}@example.org`;
  inviteTo(portal, email, '客', 'author');
  const desk = openDesk(portal.deskDir);
  const found = desk.invitations.list(portal.clock.now()).find((open) => open.email === email);
  desk.db.close();
  return found?.id ?? '';
}

function addressOf(pattern: string, given: Given, { path }: Row): string {
  if (path) return path(given);
  return pattern.replace(/\[(\w+)\]/g, (_, name: string) => String(Reflect.get(given, name)));
}

async function ask(portal: Portal, asker: Asker, name: string, row: Row): Promise<number> {
  const [method = '', pattern = ''] = (name.split('#', 1)[0] ?? '').split(' ');
  const article = await newArticle(asker, pattern);
  count += 1;
  const invitation = pattern.includes('invitations') ? newInvitation(portal) : '';
  const given: Given = { ...article, id: office.spare, invitation, fresh: `fresh-${count}` };
  const path = addressOf(pattern, given, row);
  const body = row.body?.(given);
  if (asker === 'nobody') return (await sameOrigin(portal, method, path, body)).status;
  const role = asker.startsWith('own') ? 'author' : asker;
  const colleague = role === 'editor' || role === 'chief' ? office[role] : office.author;
  // What ends sessions gets one of its own.
  const browser = pattern.endsWith('/sign-out') ? await signInAs(portal, colleague.email) : colleague;
  return (await browser.send(method, path, body)).status;
}

test('every page and handler is in the table, and in the gate’s list of methods', () => {
  const routes = listDeskRoutes();
  const named = routes.map(({ method, path }) => `${method} ${path}`);
  const rows = Object.keys(deskRights).map((row) => row.split('#', 1)[0] ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(rows)].sort()).toEqual(named.sort());
  for (const path of new Set(routes.map((route) => route.path))) {
    if (path.includes('...')) continue;
    const there = routes.filter((route) => route.path === path).map(({ method }) => method);
    const all = there.includes('GET') ? [...there, 'HEAD'] : there;
    const listed = deskMethods(path.replace(/\[\w+\]/g, 'x')) ?? [];
    expect.soft([...listed].sort(), path).toEqual(all.sort());
  }
});

for (const asker of askers) {
  test(`${asker} gets what the table says`, async ({ portal }) => {
    const found: [string, number][] = [];
    for (const [name, row] of Object.entries(deskRights)) {
      found.push([name, await ask(portal, asker, name, row)]);
    }
    const expected = Object.entries(deskRights).map(([name, { statuses }]) => [name, statuses[asker]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });
}

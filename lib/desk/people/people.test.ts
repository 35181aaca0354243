import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../person';
import { personOf, sessionOf } from '../session';
import { TestDesk, testPassword } from '../test-desk';
import { acceptInvitation, findInvitation } from './accept-invitation';
import { authOptions } from './auth';
import { changePassword } from './change-password';
import { clientHeader } from './client-address';
import { windowMs } from './lock-out';
import { changeAccount, endSessions, revokeInvitation } from './manage';
import { signIn, signOut } from './sign-in';

// A password takes a tenth of a second of a processor that others may be using.
vi.setConfig({ testTimeout: 30_000 });

let office: TestDesk;

beforeEach(async () => {
  office = await TestDesk.open();
});

afterEach(() => office.dispose());

const from = (client: string): Headers => new Headers({ [clientHeader]: client, 'user-agent': 'Test/1' });

/** Headers of a browser that has these cookies. */
function browserOf(cookies: string[]): Headers {
  return new Headers({ cookie: cookies.map((line) => line.split(';', 1)[0]).join('; ') });
}

async function enter(name: string, password = testPassword, client = '203.0.113.7'): Promise<Headers> {
  return browserOf(await signIn(`${name}@example.org`, password, from(client)));
}

async function personNamed(name: string): Promise<Person> {
  const account = office.desk.accounts.find(`${name}@example.org`);
  if (!account) throw new Error(name);
  return account;
}

const act = { by: { id: 'c', name: 'chief' }, now: 1 };

describe('accounts', () => {
  it('lie in the tables that better-auth would make', async () => {
    const { getMigrations } = await import('better-auth/db/migration');
    const { toBeCreated, toBeAdded } = await getMigrations(await authOptions(office.desk.db, 'http://a'));
    expect([toBeCreated, toBeAdded]).toEqual([[], []]);
  });

  it('are made by an invitation, once, and let their person in', async () => {
    const token = office.invite('ann', 'editor');
    expect(findInvitation(token)).toMatchObject({ name: 'ann', role: 'editor', isReset: false });
    await acceptInvitation(token, testPassword);
    expect(findInvitation(token)).toBeUndefined();
    await expect(acceptInvitation(token, testPassword)).rejects.toMatchObject({ status: 404 });
    const browser = await enter('ann');
    expect(await personOf(browser)).toEqual({
      id: expect.any(String),
      name: 'ann',
      email: 'ann@example.org',
      role: 'editor',
    });
    expect(office.actions()).toEqual([
      'invite ann@example.org',
      'accept-invitation ann@example.org',
      'sign-in ann@example.org',
    ]);
    expect(office.desk.audit.list()[0]?.detail).toEqual({ address: '203.0.113.*' });
  });

  it('keep passwords only as scrypt digests, and tokens of links only as digests', async () => {
    const token = office.invite('ann', 'editor');
    await office.add('bob', 'author');
    const everything = JSON.stringify([
      office.desk.db.prepare('SELECT * FROM account').all(),
      office.desk.db.prepare('SELECT * FROM invitation').all(),
      office.desk.audit.list(),
    ]);
    expect(everything).not.toContain(testPassword);
    expect(everything).not.toContain(token);
  });

  it.each([
    ['short', 'elevenchars'],
    ['long', 'x'.repeat(129)],
    ['the address itself', 'ann.mueller@example.org'],
  ])('refuse a password that is %s', async (_, password) => {
    const token = office.invite('ann.mueller', 'author');
    await expect(acceptInvitation(token, password)).rejects.toMatchObject({ code: 'weak-password' });
    expect(findInvitation(token)).toBeDefined();
  });

  it('are for one person each: of two who use a link at once, one gets it', async () => {
    const token = office.invite('ann', 'author');
    const both = await Promise.allSettled([
      acceptInvitation(token, testPassword),
      acceptInvitation(token, 'another long password'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(office.desk.accounts.list()).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('ends with its time, when it is taken back, and when there is a newer one', async () => {
    const first = office.invite('ann', 'author', 1);
    const second = office.invite('ann', 'editor', 1);
    expect(findInvitation(first)).toBeUndefined();
    expect(findInvitation(second)?.role).toBe('editor');
    office.advance(3_600_001);
    expect(findInvitation(second)).toBeUndefined();
    const third = office.invite('ann', 'author', 1);
    const [open] = office.desk.invitations.list(office.newsroom.clock.now());
    revokeInvitation(office.desk, open?.id ?? '', act);
    expect(findInvitation(third)).toBeUndefined();
    expect(() => revokeInvitation(office.desk, open?.id ?? '', act)).toThrow();
  });

  it('to somebody who has an account sets another password, leaves role and name, and ends his sessions', async () => {
    const id = await office.add('ann', 'author');
    const before = await enter('ann');
    const token = office.invite('ann', 'chief');
    expect(findInvitation(token)).toMatchObject({ role: 'author', isReset: true });
    await acceptInvitation(token, 'an entirely new password');
    expect(await personOf(before)).toBeUndefined();
    await expect(enter('ann')).rejects.toMatchObject({ status: 401 });
    expect(await personOf(await enter('ann', 'an entirely new password'))).toMatchObject({
      id,
      role: 'author',
    });
  });
});

describe('signing in', () => {
  it('says the same of a wrong password, an unknown account and a disabled one', async () => {
    await office.add('chief', 'chief');
    const id = await office.add('ann', 'author');
    changeAccount(office.desk, id, { disabled: true }, act);
    const answers = [];
    for (const [name, password] of [
      ['chief', 'wrong password!'],
      ['nobody', testPassword],
      ['ann', testPassword],
    ] as const) {
      answers.push(
        await enter(name, password).catch(({ status, code, message }) => ({ status, code, message })),
      );
    }
    expect(answers[0]).toMatchObject({ status: 401, code: 'wrong-credentials' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('writes failures down without what was typed as a password, or in its place', async () => {
    await expect(signIn('my secret password', 'x', from('2001:db8:1:2:3::4'))).rejects.toThrow();
    const [entry] = office.desk.audit.list();
    expect(entry).toMatchObject({
      action: 'sign-in-failed',
      subject: '',
      detail: { address: '2001:db8:1:*' },
    });
  });

  it.each(['ann', 'nobody'])(
    'locks %s after five failures, whoever asks, for a quarter of an hour',
    async (name) => {
      await office.add('ann', 'author');
      for (let n = 0; n < 5; n += 1) {
        await expect(enter(name, 'wrong password!', `198.51.100.${n}`)).rejects.toMatchObject({
          status: 401,
        });
      }
      const locked = await enter(name).catch((error) => error);
      expect(locked).toMatchObject({ status: 429, code: 'locked' });
      expect(Number(locked.headers['Retry-After'])).toBeGreaterThan(600);
      office.advance(windowMs);
      const after = await enter(name).catch((error) => error);
      expect(after instanceof Headers || after.status === 401).toBe(true);
    },
  );

  it('keeps nobody out of a browser in which he signed in before, however long strangers guess', async () => {
    await office.add('ann', 'author');
    const known = await enter('ann');
    const again = (password: string, browser = known, client = '198.51.100.9') => {
      const headers = from(client);
      headers.set('cookie', browser.get('cookie') ?? '');
      return signIn('ann@example.org', password, headers);
    };
    for (let n = 0; n < 5; n += 1) await enter('ann', 'wrong password!').catch(() => undefined);
    await expect(enter('ann')).rejects.toMatchObject({ status: 429 });
    expect(await again(testPassword)).toHaveLength(2);
    // It has five attempts of its own, and is no way around for anybody else's account.
    await office.add('bob', 'author');
    const other = browserOf(await signIn('bob@example.org', testPassword, from('203.0.113.8')));
    await expect(again(testPassword, other)).rejects.toMatchObject({ status: 429 });
    const forged = new Headers({ cookie: (known.get('cookie') ?? '').replace(/.(?=$)/, '-') });
    await expect(again(testPassword, forged)).rejects.toMatchObject({ status: 429 });
    for (let n = 0; n < 5; n += 1) {
      await expect(again('wrong password!')).rejects.toMatchObject({ status: 401 });
    }
    await expect(again(testPassword)).rejects.toMatchObject({ status: 429 });
  });

  it('is open again to whoever got a new link from a chief', async () => {
    await office.add('ann', 'author');
    for (let n = 0; n < 5; n += 1) await enter('ann', 'wrong password!').catch(() => undefined);
    await acceptInvitation(office.invite('ann', 'author'), 'an entirely new password');
    expect(await personOf(await enter('ann', 'an entirely new password'))).toBeDefined();
  });

  it('counts attempts that are made at once', async () => {
    await office.add('ann', 'author');
    const many = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => enter('ann', 'wrong password!', `198.51.100.${n}`)),
    );
    const statuses = many.map((one) => (one.status === 'rejected' ? one.reason.status : 200));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});

describe('a session', () => {
  it('ends by signing out', async () => {
    await office.add('ann', 'author');
    const browser = await enter('ann');
    const cleared = await signOut(browser);
    expect(cleared.join()).toMatch(/Max-Age=0/);
    expect(await personOf(browser)).toBeUndefined();
  });

  it('ends with another role, with the account, with another password, and when somebody cuts it', async () => {
    await office.add('boss', 'chief');
    const id = await office.add('ann', 'author');
    const ann = await personNamed('ann');
    const ways: (() => Promise<unknown> | unknown)[] = [
      () => changeAccount(office.desk, id, { role: 'editor' }, act),
      () => changeAccount(office.desk, id, { disabled: true }, act),
      () => changePassword(ann, testPassword, 'another long password', from('203.0.113.7')),
      () => endSessions(office.desk, id, act),
    ];
    let password = testPassword;
    for (const [n, end] of ways.entries()) {
      const browser = await enter('ann', password);
      expect(await personOf(browser)).toBeDefined();
      await end();
      expect(await personOf(browser), String(n)).toBeUndefined();
      if (n === 1) changeAccount(office.desk, id, { disabled: false }, act);
      if (n === 2) password = 'another long password';
    }
  });

  it('is not made by a forged cookie', async () => {
    await office.add('ann', 'author');
    const browser = await enter('ann');
    const [cookie = ''] = (browser.get('cookie') ?? '').split(';', 1);
    for (const forged of [cookie.slice(0, -6), cookie.replace(/=./, '=~'), `${cookie.split('.')[0]}.x`]) {
      expect(await sessionOf(new Headers({ cookie: forged }))).toBeUndefined();
    }
  });
});

describe('managing people', () => {
  it('leaves the desk one chief who can sign in', async () => {
    const chief = await office.add('boss', 'chief');
    const other = await office.add('ann', 'chief');
    changeAccount(office.desk, other, { disabled: true }, act);
    for (const change of [{ role: 'editor' }, { disabled: true }] as const) {
      expect(() => changeAccount(office.desk, chief, change, act)).toThrowError(
        expect.objectContaining({ status: 409, code: 'last-chief' }),
      );
    }
    changeAccount(office.desk, other, { disabled: false }, act);
    expect(changeAccount(office.desk, chief, { role: 'editor' }, act).role).toBe('editor');
    expect(office.actions().slice(-3)).toEqual([
      'disable ann@example.org',
      'enable ann@example.org',
      'change-role boss@example.org',
    ]);
  });

  it('writes nothing when nothing changes, and knows no strangers', async () => {
    const id = await office.add('boss', 'chief');
    const before = office.actions().length;
    changeAccount(office.desk, id, { role: 'chief', disabled: false }, act);
    expect(office.actions()).toHaveLength(before);
    expect(() => changeAccount(office.desk, 'nobody', { role: 'author' }, act)).toThrowError(
      expect.objectContaining({ status: 404 }),
    );
  });
});

describe('changing a password', () => {
  it('asks for the present one, and counts failures', async () => {
    await office.add('ann', 'author');
    const ann = await personNamed('ann');
    const change = (current: string): Promise<void> =>
      changePassword(ann, current, 'another long password', from('203.0.113.7'));
    for (let n = 0; n < 5; n += 1) {
      await expect(change('wrong password!')).rejects.toMatchObject({ code: 'wrong-password' });
    }
    await expect(change(testPassword)).rejects.toMatchObject({ status: 429 });
  });
});

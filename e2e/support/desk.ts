import type { BrowserContext } from '@playwright/test';
import { openDesk } from '@/lib/desk/desk';
import { invite } from '@/lib/desk/people/invite';
import type { Role } from '@/lib/desk/person';
import { type Answer, type Portal, request } from './portal';

export const password = 'correct horse battery staple';

/** A browser of somebody's: his cookie, and requests as a page of the desk sends them. */
export class Colleague {
  constructor(
    private readonly portal: Portal,
    readonly email: string,
    readonly name: string,
    readonly cookie: string,
  ) {}

  get(target: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.portal.get(target, { headers: { cookie: this.cookie, ...headers } });
  }

  /** @param body sent as JSON; undefined: none */
  send(method: string, target: string, body?: unknown): Promise<Answer> {
    return request(this.portal.url, target, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        cookie: this.cookie,
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
  }
}

/** Cookies of an answer, as the next request sends them. */
export function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
}

/** Token of a fresh invitation, as `npm run desk:invite` makes one while the portal runs. */
export function inviteTo(portal: Portal, email: string, name: string, role: Role, hours = 1): string {
  const desk = openDesk(portal.deskDir);
  try {
    const by = { id: 'cli', name: 'cli' };
    return invite(desk, { email, name, role, hours, by, now: portal.clock.now() }).token;
  } finally {
    desk.db.close();
  }
}

/** Somebody with an account, signed in. */
export async function newColleague(portal: Portal, role: Role, name: string = role): Promise<Colleague> {
  const email = `${name.replace(/[^a-z0-9]/gi, '') || 'someone'}-${role}@example.org`;
  const token = inviteTo(portal, email, name, role);
  const answer = await request(portal.url, '/desk/api/auth/invitation', {
    method: 'POST',
    body: JSON.stringify({ token, password }),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  if (answer.status !== 201) throw new Error(`no account for ${email}: ${answer.status} ${answer.text}`);
  return new Colleague(portal, email, name, cookieOf(answer));
}

/** Puts somebody in front of a browser. */
export async function takeSeat(
  context: BrowserContext,
  portal: Portal,
  { cookie }: Colleague,
): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: `${portal.url}/desk` };
  });
  await context.addCookies(cookies);
}

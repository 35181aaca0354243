import type { BrowserContext } from '@playwright/test';
import { openDesk } from '@/lib/desk/desk';
import { invite } from '@/lib/desk/people/invite';
import type { Role } from '@/lib/desk/person';
import { type Answer, request } from './portal';

/** What of a portal its desk is reached by; also one under Next's own server. */
export interface DeskPlace {
  url: string;
  deskDir: string;
  clock: { now(): number };
}

export const password = 'correct horse battery staple';

/** A browser of somebody's: his cookie, and requests as a page of the desk sends them. */
export class Colleague {
  constructor(
    private readonly portal: DeskPlace,
    readonly email: string,
    readonly cookie: string,
  ) {}

  get origin(): string {
    return this.portal.url;
  }

  get(target: string, headers: Record<string, string> = {}): Promise<Answer> {
    return request(this.portal.url, target, { headers: { cookie: this.cookie, ...headers } });
  }

  /** @param body sent as JSON; undefined: none */
  send(method: string, target: string, body?: unknown): Promise<Answer> {
    return sameOrigin(this.portal, method, target, body, { cookie: this.cookie });
  }
}

/** A request as a page of this site sends it. @param body sent as JSON; undefined: none */
export function sameOrigin(
  portal: DeskPlace,
  method: string,
  target: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return request(portal.url, target, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
}

/** Cookies of an answer, as the next request sends them. */
export function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
}

/** Somebody with an account and `password`, in another browser of his. */
export async function signInAs(portal: DeskPlace, email: string): Promise<Colleague> {
  const answer = await sameOrigin(portal, 'POST', '/desk/api/auth/sign-in', { email, password });
  if (answer.status !== 200) throw new Error(`${email} is not let in: ${answer.status} ${answer.text}`);
  return new Colleague(portal, email, cookieOf(answer));
}

/** Token of a fresh invitation, as `npm run desk:invite` makes one while the portal runs. */
export function inviteTo(portal: DeskPlace, email: string, name: string, role: Role, hours = 1): string {
  const desk = openDesk(portal.deskDir);
  try {
    const by = { id: 'cli', name: 'cli' };
    return invite(desk, { email, name, role, hours, by, now: portal.clock.now() }).token;
  } finally {
    desk.db.close();
  }
}

/** Somebody with an account, signed in. */
export async function newColleague(portal: DeskPlace, role: Role, name: string = role): Promise<Colleague> {
  const email = `${name.replace(/[^a-z0-9]/gi, '') || 'someone'}-${role}@example.org`;
  const token = inviteTo(portal, email, name, role);
  const answer = await sameOrigin(portal, 'POST', '/desk/api/auth/invitation', { token, password });
  if (answer.status !== 201) throw new Error(`no account for ${email}: ${answer.status} ${answer.text}`);
  return new Colleague(portal, email, cookieOf(answer));
}

/** Puts somebody in front of a browser. */
export async function takeSeat(
  context: BrowserContext,
  portal: DeskPlace,
  { cookie }: Colleague,
): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: `${portal.url}/desk` };
  });
  await context.addCookies(cookies);
}

import type { Newsroom } from '@/lib/revalidate/newsroom';
import { readCookie } from '@/lib/site/cookie';
import { getNewsroom } from '@/lib/site/newsroom';
import { getDesk } from './desk';
import { DeskError, refused } from './desk-error';
import { getAuth, sessionCookie } from './people/auth';
import { isRole, type Person } from './person';
import { type DeskAction, mayAtDesk } from './rights';
import { deskTexts } from './texts/desk';

export interface Session {
  id: string;
  person: Person;
}

/** Name of the cookie as browsers have it: behind https only a server of this host can have set it. */
export function sessionCookieName({ environment }: Pick<Newsroom, 'environment'>): string {
  return environment.siteUrl.startsWith('https:') ? `__Secure-${sessionCookie}` : sessionCookie;
}

/** What a request's cookie stands for, and the cookie again with a later end when it is time for that. */
export async function renewSession(
  headers: Headers,
  isUse: boolean,
): Promise<{ session: Session | undefined; cookies: string[] }> {
  const cookie = readCookie(headers.get('cookie') ?? undefined, sessionCookieName(getNewsroom()));
  if (!cookie || !getDesk().accounts.hasAny()) return { session: undefined, cookies: [] };
  const auth = await getAuth();
  const { response, headers: answered } = await auth.api.getSession({
    headers: new Headers({ cookie: headers.get('cookie') ?? '' }),
    query: { disableRefresh: !isUse },
    returnHeaders: true,
  });
  const cookies = answered.getSetCookie();
  if (!response || response.user.disabled || !isRole(response.user.role)) {
    return { session: undefined, cookies };
  }
  const { id, name, email, role } = response.user;
  return { session: { id: response.session.id, person: { id, name, email, role } }, cookies };
}

export async function sessionOf(headers: Headers): Promise<Session | undefined> {
  return (await renewSession(headers, false)).session;
}

/**
 * Who sent a request below /desk: its cookie goes nowhere else, so a request for /media/** or a reader's page never
 * tells. Undefined without a session that is open.
 */
export async function personOf(headers: Headers): Promise<Person | undefined> {
  return (await sessionOf(headers))?.person;
}

/** @throws DeskError 401 without a session */
export async function requireSession(request: Request): Promise<Session> {
  const session = await sessionOf(request.headers);
  if (!session) throw new DeskError(401, 'unauthenticated', deskTexts.problems.unauthenticated);
  return session;
}

/** For route handlers. @throws DeskError 401 without a session */
export async function requirePerson(request: Request): Promise<Person> {
  return (await requireSession(request)).person;
}

/** For route handlers about the desk as a whole. @throws DeskError 401 without a session, 403 without the right */
export async function requireAtDesk(request: Request, action: DeskAction): Promise<Person> {
  const person = await requirePerson(request);
  if (!mayAtDesk(person, action)) throw refused();
  return person;
}

import { getNewsroom } from '@/lib/site/newsroom';
import { getDesk } from '../desk';
import { DeskError } from '../desk-error';
import { peopleTexts } from '../texts/people';
import { getAuth } from './auth';
import { clientHeader, networkOf, shortAddress } from './client-address';
import { emailSchema } from './email';
import { knownDevice, rememberDevice } from './known-device';
import { attemptsFrom, attemptsOn } from './lock-out';

/** Where a request comes from, as the gate says. */
function clientOf(headers: Headers): string {
  return headers.get(clientHeader) ?? '';
}

function lockedFor(ms: number): DeskError {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const message = peopleTexts.problems.locked(Math.ceil(seconds / 60));
  return new DeskError(429, 'locked', message, { 'Retry-After': String(seconds) });
}

/**
 * Does `work`, which tells whether a password was right, unless there were too many wrong ones for that account or
 * from that client (`LockOut`).
 * @throws DeskError 429
 */
export async function guarded<T>(
  email: string,
  headers: Headers,
  work: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { db, lockOut } = getDesk();
  const device = knownDevice(db, headers, email);
  const account = attemptsOn(email, device);
  // Who is behind the same address as a stranger need not wait for him in a browser that is known.
  const client = device === undefined ? attemptsFrom(networkOf(clientOf(headers))) : undefined;
  const wait = lockOut.begin(client ? [account, client] : [account], getNewsroom().clock.now());
  if (wait !== undefined) throw lockedFor(wait);
  const done = await work();
  if (done !== undefined) lockOut.succeed(account, client);
  return done;
}

async function createSession(
  email: string,
  password: string,
  headers: Headers,
): Promise<string[] | undefined> {
  const auth = await getAuth();
  const from = { 'user-agent': headers.get('user-agent') ?? '', [clientHeader]: clientOf(headers) };
  try {
    const answer = await auth.api.signInEmail({
      body: { email, password },
      headers: new Headers(from),
      returnHeaders: true,
    });
    return answer.headers.getSetCookie();
  } catch (error) {
    const { isAPIError } = await import('better-auth/api');
    if (isAPIError(error) && error.statusCode < 500) return undefined;
    throw error;
  }
}

/**
 * Makes a session. Whether there is such an account, whether it may be used and whether the password is another one
 * cannot be told apart by the answer.
 * @returns Set-Cookie lines
 * @throws DeskError 401, 429, 503
 */
export async function signIn(email: string, password: string, headers: Headers): Promise<string[]> {
  const { db, accounts, audit } = getDesk();
  const now = getNewsroom().clock.now();
  const cookies = await guarded(email, headers, () => createSession(email, password, headers));
  const account = accounts.find(email);
  audit.append({
    at: now,
    person: account?.id ?? '',
    name: account?.name ?? '',
    action: cookies ? 'sign-in' : 'sign-in-failed',
    // A password that somebody typed in the wrong field must not stand in the log.
    subject: emailSchema.safeParse(email).success ? email : '',
    detail: { address: shortAddress(clientOf(headers)) },
  });
  if (!cookies) throw new DeskError(401, 'wrong-credentials', peopleTexts.problems['wrong-credentials']);
  return [...cookies, rememberDevice(db, email)];
}

/** Ends the session of a request. @returns Set-Cookie lines that take the cookie away */
export async function signOut(headers: Headers): Promise<string[]> {
  const auth = await getAuth();
  const answer = await auth.api.signOut({
    headers: new Headers({ cookie: headers.get('cookie') ?? '' }),
    returnHeaders: true,
  });
  return answer.headers.getSetCookie();
}

import type { BetterAuthOptions } from 'better-auth';
import type { Db } from '@/lib/content/database';
import { getNewsroom } from '@/lib/site/newsroom';
import { getDesk } from '../desk';
import { clientHeader, shortAddress } from './client-address';
import { deskSecret } from './desk-secret';
import { hashInTurn, verifyInTurn } from './passwords';

/** Name of the session's cookie without what https puts in front of it. */
export const sessionCookie = 'kaiyuan-desk.session_token';

/** A session ends this long after it was last used, in seconds. */
const idleSeconds = 12 * 3600;

/** Its end is moved at most this often, in seconds. */
const refreshSeconds = 15 * 60;

/** @param db the desk's database, with the tables of AccountStore */
export async function authOptions(db: Db, siteUrl: string) {
  const { Kysely, SqliteDialect } = await import('kysely');
  const isDisabled = (id: string): boolean => {
    const row = db.prepare('SELECT disabled FROM user WHERE id = ?').get(id);
    return (row as { disabled: number } | undefined)?.disabled !== 0;
  };
  return {
    database: { db: new Kysely<never>({ dialect: new SqliteDialect({ database: db }) }), type: 'sqlite' },
    secret: deskSecret(db),
    baseURL: siteUrl,
    basePath: '/desk/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: { hash: hashInTurn, verify: verifyInTurn },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabled: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    session: { expiresIn: idleSeconds, updateAge: refreshSeconds },
    advanced: {
      cookiePrefix: 'kaiyuan-desk',
      useSecureCookies: siteUrl.startsWith('https:'),
      // Readers' pages never learn of it: whatever belongs to an editor's view is served below /desk.
      defaultCookieAttributes: { path: '/desk', sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [clientHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session: {
            userId: string;
            ipAddress?: string | null;
            userAgent?: string | null;
          }) => {
            if (isDisabled(session.userId)) return false;
            const { ipAddress, userAgent } = session;
            return {
              data: {
                ...session,
                ipAddress: shortAddress(ipAddress ?? ''),
                userAgent: userAgent?.slice(0, 300),
              },
            };
          },
        },
      },
    },
  } satisfies BetterAuthOptions;
}

async function openAuth() {
  const { betterAuth } = await import('better-auth');
  return betterAuth(await authOptions(getDesk().db, getNewsroom().environment.siteUrl));
}

export type Auth = Awaited<ReturnType<typeof openAuth>>;

const key = Symbol.for('kaiyuan.desk.auth');

/**
 * Sessions and passwords (better-auth), one for the process. Loaded when somebody first needs it: readers never do.
 * None of its own addresses is reachable; the gate has done what they would check.
 */
export function getAuth(): Promise<Auth> {
  const existing: Promise<Auth> | undefined = Reflect.get(globalThis, key);
  if (existing) return existing;
  const opened = openAuth();
  opened.catch(() => Reflect.deleteProperty(globalThis, key));
  Reflect.set(globalThis, key, opened);
  return opened;
}

/** @throws DeskError 503 when too many wait */
export async function hashPassword(password: string): Promise<string> {
  return (await (await getAuth()).$context).password.hash(password);
}

/** @throws DeskError 503 when too many wait */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return (await (await getAuth()).$context).password.verify(given);
}

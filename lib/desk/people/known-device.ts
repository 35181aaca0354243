import { createHmac, randomBytes } from 'node:crypto';
import type { Db } from '@/lib/content/database';
import { readCookie } from '@/lib/site/cookie';
import { getNewsroom } from '@/lib/site/newsroom';
import { sameText } from '@/lib/site/same-text';
import { deskSecret } from './desk-secret';

/**
 * A browser in which somebody has signed in before is known by a cookie (OWASP, "Slow Down Online Guessing Attacks with
 * Device Cookies"): its wrong passwords are counted for themselves, so that strangers who guess keep nobody out of his own
 * browser.
 */
const cookie = 'kaiyuan-desk.device';

const days = 400;

function nameOf(siteUrl: string): string {
  return siteUrl.startsWith('https:') ? `__Secure-${cookie}` : cookie;
}

function signatureOf(db: Db, id: string, email: string): string {
  return createHmac('sha256', deskSecret(db)).update(`device\0${id}\0${email}`).digest('base64url');
}

/** Name of the browser, when this person has signed in there before. @param email in its one form */
export function knownDevice(db: Db, headers: Headers, email: string): string | undefined {
  const { siteUrl } = getNewsroom().environment;
  const value = readCookie(headers.get('cookie') ?? undefined, nameOf(siteUrl)) ?? '';
  const [id = '', signature = ''] = value.split('.', 2);
  return id !== '' && sameText(signature, signatureOf(db, id, email)) ? id : undefined;
}

/** Set-Cookie line after which this browser is known. Good for signing in alone: it opens nothing. */
export function rememberDevice(db: Db, email: string): string {
  const { siteUrl } = getNewsroom().environment;
  const id = randomBytes(12).toString('base64url');
  const secure = siteUrl.startsWith('https:') ? '; Secure' : '';
  const value = `${id}.${signatureOf(db, id, email)}`;
  return `${nameOf(siteUrl)}=${value}; Max-Age=${days * 86_400}; Path=/desk/api/auth; HttpOnly${secure}; SameSite=Strict`;
}

import { getNewsroom } from '@/lib/site/newsroom';
import { signInPath } from '../desk-address';

/** Keeps the address that somebody typed for the moment in which the sign-in page comes again. */
export const typedEmailCookie = 'kaiyuan-desk.typed';

/** Set-Cookie line for it; nothing of it stands in an address. */
export function rememberEmail(email: string): string {
  const secure = getNewsroom().environment.siteUrl.startsWith('https:') ? '; Secure' : '';
  const value = encodeURIComponent(email.slice(0, 200));
  return `${typedEmailCookie}=${value}; Path=${signInPath}; Max-Age=60; HttpOnly; SameSite=Strict${secure}`;
}

import { existsSync } from 'node:fs';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { getDesk } from './desk';
import { deskFile } from './open-desk';

export const signInPath = '/desk/sign-in';
export const invitationPath = '/desk/invitation';

/** Below it stand the pages that say why another one is not shown, by status. */
export const refusedFolder = '/desk/refused/';

/**
 * Whether an address belongs to the desk. False for all where `features.desk` is off, and where the content is pulled
 * from a git remote, which would leave behind what is saved here: they are as unknown as any other.
 */
export function isDeskAddress({ settings, environment }: Newsroom, path: string): boolean {
  if (path !== '/desk' && !path.startsWith('/desk/')) return false;
  return settings.site().features.desk !== false && environment.contentPull === undefined;
}

/** Whether anybody has been invited yet. Strangers who ask do not make its folder. */
export function isDeskMade({ environment }: Newsroom): boolean {
  return existsSync(deskFile(environment.deskDir));
}

/** Whether somebody can sign in. */
export function isDeskOpen(newsroom: Newsroom): boolean {
  return isDeskMade(newsroom) && getDesk().accounts.hasAny();
}

/** Documents as readers get them, shown in frames of the desk. */
export function isReadersDocument(path: string): boolean {
  return ['/desk/live/', '/desk/future/', '/desk/preview/'].some((folder) => path.startsWith(folder));
}

/**
 * Where to go on after signing in: a page of the desk, else its front. Never another site: backslashes, control
 * characters and a second slash, which browsers would take for a host, are no such page.
 */
export function safeTarget(given: string | null | undefined): string {
  const fits =
    given && given.length <= 1000 && /^\/desk(?:[/?#]|$)/.test(given) && !/[\\\p{Cc}]|\/\//u.test(given);
  const isPage = fits && !given.startsWith('/desk/api/') && !given.startsWith(signInPath);
  return isPage ? given : '/desk';
}

/** The sign-in page that leads back to where somebody was going. */
export function signInAddress(path: string, query: string): string {
  const parameters = new URLSearchParams(query);
  // Next's router adds it to what it fetches.
  parameters.delete('_rsc');
  const rest = parameters.toString();
  const target = safeTarget(rest ? `${path}?${rest}` : path);
  return target === '/desk' ? signInPath : `${signInPath}?to=${encodeURIComponent(target)}`;
}

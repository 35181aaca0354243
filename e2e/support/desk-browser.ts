import type { BrowserContext } from '@playwright/test';
import type { Colleague } from './desk';

/** Lets a browser be somebody's who is signed in. */
export async function lend(context: BrowserContext, { cookie, origin }: Colleague): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });
  await context.addCookies(cookies);
}

import { cookies, draftMode, headers } from 'next/headers';
import { getNewsroom } from '@/lib/site/newsroom';
import { previewedBy } from './grant';
import { type PreviewGrant, previewCookie } from './token';

/** The only place that touches Next's draft mode. */

export async function enterPreview(token: string, grant: PreviewGrant): Promise<void> {
  const draft = await draftMode();
  draft.enable();
  const { clock, environment } = getNewsroom();
  const jar = await cookies();
  jar.set(previewCookie, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: environment.siteUrl.startsWith('https:'),
    path: '/',
    maxAge: Math.max(1, Math.floor((grant.expires - clock.now()) / 1000)),
  });
}

export async function leavePreview(): Promise<void> {
  const draft = await draftMode();
  draft.disable();
  (await cookies()).delete(previewCookie);
}

/**
 * Slug that the present visitor may preview; undefined for everyone else. The signed token alone decides:
 * browsers drop the cookie of Next's draft mode on plain http.
 */
export async function previewedSlug(): Promise<string | undefined> {
  return previewedBy(getNewsroom(), (await headers()).get('cookie') ?? undefined);
}

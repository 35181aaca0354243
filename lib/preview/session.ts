import { cookies, draftMode } from 'next/headers';
import { getNewsroom } from '@/lib/site/newsroom';
import { type PreviewGrant, previewCookie, readPreviewToken } from './token';

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

/** Slug that the present visitor may preview; undefined for everyone else. */
export async function previewedSlug(): Promise<string | undefined> {
  const { environment, clock } = getNewsroom();
  const { isEnabled } = await draftMode();
  if (!isEnabled || !environment.previewSecret) return undefined;
  const token = (await cookies()).get(previewCookie)?.value;
  if (!token) return undefined;
  return (await readPreviewToken(token, environment.previewSecret, clock.now()))?.slug;
}

import { reservedSegments } from '@/lib/content/model';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { readCookie } from '@/lib/site/cookie';
import { previewCookie, readPreviewToken } from './token';

/** Slug for which a request carries a valid preview token. @param cookies the raw Cookie header */
export async function previewedBy(
  newsroom: Newsroom,
  cookies: string | undefined,
): Promise<string | undefined> {
  const { previewSecret } = newsroom.environment;
  const token = previewSecret && readCookie(cookies, previewCookie);
  if (!token) return undefined;
  return (await readPreviewToken(token, previewSecret, newsroom.clock.now()))?.slug;
}

/** The same, when the address is that article's own: `/{section}/{slug}`, whatever the section is at present. */
export async function previewAt(
  newsroom: Newsroom,
  path: string,
  cookies: string | undefined,
): Promise<string | undefined> {
  const granted = await previewedBy(newsroom, cookies);
  const [, section = '', slug, ...rest] = path.split('/');
  return granted !== undefined && slug === granted && rest.length === 0 && !reservedSegments.has(section)
    ? granted
    : undefined;
}

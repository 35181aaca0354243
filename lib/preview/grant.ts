import type { Newsroom } from '@/lib/revalidate/newsroom';
import { previewCookie, readPreviewToken } from './token';

/**
 * Slug that a request may see in preview, when its address is that article's (`/{any section}/{slug}`).
 * @param cookies the raw Cookie header
 */
export async function previewAt(
  newsroom: Newsroom,
  path: string,
  cookies: string | undefined,
): Promise<string | undefined> {
  const { previewSecret } = newsroom.environment;
  const token = previewSecret && readCookie(cookies, previewCookie);
  if (!token) return undefined;
  const grant = await readPreviewToken(token, previewSecret, newsroom.clock.now());
  return grant && path.split('/').length === 3 && path.endsWith(`/${grant.slug}`) ? grant.slug : undefined;
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split(/=(.*)/s, 2);
    if (key === name) return value;
  }
  return undefined;
}

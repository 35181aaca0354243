import { reservedSegments } from '@/lib/content/model';
import { findDesk } from '@/lib/desk/desk';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { readCookie } from '@/lib/site/cookie';
import { type PreviewGrant, previewCookie, readPreviewToken } from './token';

/** A good token, and whether somebody has revoked it since. */
export interface HeldGrant extends PreviewGrant {
  revoked: boolean;
}

/**
 * What a token is good for at this moment; undefined when it is forged, damaged or expired.
 * Where the record of the desk cannot be read, every link counts as revoked.
 */
export async function readGrant(newsroom: Newsroom, token: string): Promise<HeldGrant | undefined> {
  const { previewSecret, deskDir } = newsroom.environment;
  const grant = previewSecret
    ? await readPreviewToken(token, previewSecret, newsroom.clock.now())
    : undefined;
  return grant && { ...grant, revoked: isRevoked(grant, deskDir) };
}

function isRevoked(grant: PreviewGrant, deskDir: string): boolean {
  try {
    return findDesk(deskDir)?.links.isRevoked(grant) ?? false;
  } catch {
    return true;
  }
}

/** What the token among the cookies of a request is good for. @param cookies the raw Cookie header */
async function heldBy(newsroom: Newsroom, cookies: string | undefined): Promise<HeldGrant | undefined> {
  const token = readCookie(cookies, previewCookie);
  return token ? readGrant(newsroom, token) : undefined;
}

/** Slug that a request may preview. @param cookies the raw Cookie header */
export async function previewedBy(
  newsroom: Newsroom,
  cookies: string | undefined,
): Promise<string | undefined> {
  const held = await heldBy(newsroom, cookies);
  return held && !held.revoked ? held.slug : undefined;
}

/**
 * The same, when the address is that article's own: `/{section}/{slug}`, whatever the section is at present; also when the
 * link was revoked, so that whoever holds it learns why he sees nothing more.
 */
export async function previewAt(
  newsroom: Newsroom,
  path: string,
  cookies: string | undefined,
): Promise<HeldGrant | undefined> {
  const held = await heldBy(newsroom, cookies);
  const [, section = '', slug, ...rest] = path.split('/');
  return held && slug === held.slug && rest.length === 0 && !reservedSegments.has(section) ? held : undefined;
}

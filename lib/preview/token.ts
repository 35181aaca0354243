import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Signed preview tokens (JWT, HS256): one article, one expiry, one link that they belong to. */

const audience = 'kaiyuan-preview';

export const previewCookie = 'kaiyuan-preview';

/** The longest that a link may be good for, in hours. */
export const mostHours = 24 * 365;

/** What a token says. Times are epoch milliseconds in whole seconds. */
export interface PreviewGrant {
  slug: string;
  /** Of the link (`jti`); without it, it can only be revoked with all links of the article. */
  id?: string;
  issued: number;
  expires: number;
}

function key(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

/** A grant for a new link. @param hours how long it is good for; fractions allowed */
export function newGrant(slug: string, hours: number, now: number): Required<PreviewGrant> {
  const issued = Math.floor(now / 1000) * 1000;
  const expires = Math.floor(now / 1000 + hours * 3600) * 1000;
  return { slug, id: randomBytes(12).toString('base64url'), issued, expires };
}

/** The same grant under the same secret gives the same token, so that a token need not be kept. */
export function createPreviewToken(
  { slug, id, issued, expires }: PreviewGrant,
  secret: string,
): Promise<string> {
  const token = new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(slug)
    .setAudience(audience)
    .setIssuedAt(issued / 1000)
    .setExpirationTime(expires / 1000);
  if (id !== undefined) token.setJti(id);
  return token.sign(key(secret));
}

/** The address that a token is handed on as. */
export function previewAddress(siteUrl: string, token: string): string {
  return `${siteUrl}/api/preview?token=${token}`;
}

/** What a token grants; undefined when it is forged, damaged or expired at `now`. Whether it was revoked, see grant.ts. */
export async function readPreviewToken(
  token: string,
  secret: string,
  now: number,
): Promise<PreviewGrant | undefined> {
  try {
    const { payload } = await jwtVerify(token, key(secret), {
      algorithms: ['HS256'],
      audience,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp'],
    });
    const { sub, jti, iat = 0, exp } = payload;
    return sub && exp ? { slug: sub, id: jti, issued: iat * 1000, expires: exp * 1000 } : undefined;
  } catch {
    return undefined;
  }
}

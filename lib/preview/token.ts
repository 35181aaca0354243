import { jwtVerify, SignJWT } from 'jose';

/** Signed preview tokens (JWT, HS256): one article, one expiry. */

const audience = 'kaiyuan-preview';

function key(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

/** @param hours how long the token is good for; fractions allowed */
export async function createPreviewToken(
  slug: string,
  hours: number,
  secret: string,
  now: number,
): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(slug)
    .setAudience(audience)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(now / 1000 + hours * 3600))
    .sign(key(secret));
}

export interface PreviewGrant {
  slug: string;
  /** Epoch milliseconds. */
  expires: number;
}

/** What a token grants; undefined when it is forged, damaged or expired at `now`. */
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
    return payload.sub && payload.exp ? { slug: payload.sub, expires: payload.exp * 1000 } : undefined;
  } catch {
    return undefined;
  }
}

export const previewCookie = 'kaiyuan-preview';

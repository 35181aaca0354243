import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far the clock of a signature may be from ours, in milliseconds: what Gitee's documentation says. */
const giteeSpanMs = 3600_000;

/** Told the body piece by piece, it says at the end whether the call is from who knows the secret. */
export interface SignatureCheck {
  update: (chunk: Buffer) => void;
  holds: () => boolean;
}

/** The comparison takes the same time for every value. */
function same(given: string, right: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(right));
}

/** The part of a Gitee signature that travels beside it; undefined when it is too old to count. */
function freshTimestamp(value: string, now: number): string | undefined {
  const isFresh = /^\d{10,16}$/.test(value) && Math.abs(now - Number(value)) <= giteeSpanMs;
  return isFresh ? value : undefined;
}

/** Gitee sends either the secret itself, or its signature of a timestamp, which it documents as percent-encoded. */
function isGiteeToken(given: string, timestamp: string, secret: string, now: number): boolean {
  const isPassword = same(given, secret);
  const fresh = freshTimestamp(timestamp, now);
  const signature = createHmac('sha256', secret)
    .update(`${fresh ?? ''}\n${secret}`)
    .digest('base64');
  const plain = given.replace(/%(2B|2F|3D)/gi, (coded) => decodeURIComponent(coded));
  const isSigned = same(plain, signature);
  return isPassword || (fresh !== undefined && isSigned);
}

/**
 * Checks who a webhook's call is from, in the forms of GitHub (`X-Hub-Signature-256`), Gitea (`X-Gitea-Signature`),
 * Forgejo (`X-Forgejo-Signature`), GitLab (`X-Gitlab-Token`) and Gitee (`X-Gitee-Token`, password or signature). Of several
 * that are there all must hold.
 * @param now epoch milliseconds
 * @returns undefined when the call has none of them: nobody needs to read its body
 */
export function checkSignature(
  headers: IncomingHttpHeaders,
  secret: string,
  now: number,
): SignatureCheck | undefined {
  const headerOf = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const hmac = createHmac('sha256', secret);
  const claims: ((digest: string) => boolean)[] = [];
  const add = (name: string, holds: (given: string, digest: string) => boolean): void => {
    const given = headerOf(name);
    if (given !== undefined) claims.push((digest) => holds(given, digest));
  };
  add('x-hub-signature-256', (given, digest) => same(given, `sha256=${digest}`));
  add('x-gitea-signature', same);
  add('x-forgejo-signature', same);
  add('x-gitlab-token', (given) => same(given, secret));
  add('x-gitee-token', (given) => isGiteeToken(given, headerOf('x-gitee-timestamp') ?? '', secret, now));
  if (claims.length === 0) return undefined;
  return {
    update: (chunk) => void hmac.update(chunk),
    holds: () => {
      const digest = hmac.digest('hex');
      return claims.map((claim) => claim(digest)).every(Boolean);
    },
  };
}

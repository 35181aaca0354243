import { createHash, timingSafeEqual } from 'node:crypto';
import { ownUseHeaders } from './security-headers';

/** JSON that may stand anywhere: never cached, never sniffed. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...ownUseHeaders,
      ...headers,
    },
  });
}

/** `{error: {code, message, param?}}`, the form of every API error. */
export function jsonError(status: number, code: string, message: string, param?: string): Response {
  return json({ error: { code, message, param } }, status);
}

/** True when the Authorization header carries the secret; the comparison takes the same time for every value. */
export function bearerMatches(header: string | null, secret: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(header ?? '')?.[1] ?? '';
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

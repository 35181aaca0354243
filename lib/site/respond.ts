import { sameText } from './same-text';
import { ownUseHeaders, publicDataHeaders } from './security-headers';

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

/** JSON that programs on other sites may read; no search engine shall list it beside the page that it tells of. */
export function publicJson(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return json(body, status, { ...publicDataHeaders, 'X-Robots-Tag': 'noindex', ...headers });
}

/** An error of the public API. */
export function publicError(status: number, code: string, message: string, param?: string): Response {
  return publicJson({ error: { code, message, param } }, status);
}

/** `{error: {code, message, param?}}`, the form of every API error. */
export function jsonError(
  status: number,
  code: string,
  message: string,
  param?: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json({ error: { code, message, param } }, status, headers);
}

/** True when the Authorization header carries the secret; the comparison takes the same time for every value. */
export function bearerMatches(header: string | null, secret: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(header ?? '')?.[1] ?? '';
  return sameText(given, secret);
}

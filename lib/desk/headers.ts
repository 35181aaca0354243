import { randomBytes } from 'node:crypto';
import type { Environment } from '@/lib/site/env';
import { bareDocumentHeaders, commonHeaders, noIndex, pageHeaders } from '@/lib/site/security-headers';

/** Request header in which the gate hands on the policy; Next takes the nonce of its scripts from there. */
export const policyHeader = 'content-security-policy';

export function createNonce(): string {
  return randomBytes(18).toString('base64');
}

/** With everything below /desk. */
function everywhere(siteUrl: string): Record<string, string> {
  return {
    ...commonHeaders(siteUrl),
    ...noIndex,
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  };
}

/**
 * Pages that run the framework's scripts: only those that carry the nonce, and what they load in turn. Styles are files,
 * or elements with the nonce. Development evaluates code and writes styles into the page.
 */
export function deskHeaders(
  { siteUrl }: Pick<Environment, 'siteUrl'>,
  nonce: string,
): Record<string, string> {
  const isDevelopment = process.env.NODE_ENV === 'development';
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: data: blob:",
    "media-src 'self' https: blob:",
    isDevelopment ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(siteUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    ...everywhere(siteUrl),
    'Content-Security-Policy': policy.join('; '),
    'X-Frame-Options': 'DENY',
  };
}

/** Readers' documents in a frame of the desk: the readers' policy, but for that frame. */
export function framedHeaders(
  environment: Pick<Environment, 'siteUrl' | 'indexing'>,
  scripts: 'files' | 'inline' = 'files',
): Record<string, string> {
  const { 'Content-Security-Policy': policy = '', ...rest } = pageHeaders(environment, scripts);
  return {
    ...rest,
    ...everywhere(environment.siteUrl),
    'Content-Security-Policy': policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    'X-Frame-Options': 'SAMEORIGIN',
  };
}

/** Answers that no page belongs to: refusals, redirects, data. */
export function bareHeaders(siteUrl: string): Record<string, string> {
  return { ...bareDocumentHeaders, ...everywhere(siteUrl), 'X-Frame-Options': 'DENY' };
}

/** Answers of the API. */
export function dataHeaders(siteUrl: string, path: string): Record<string, string> {
  const { 'Content-Security-Policy': policy = '', ...rest } = bareHeaders(siteUrl);
  // A file beside an article brings a policy of its own, under which a picture may style itself.
  if (/^\/desk\/api\/(?:manuscripts\/[^/]+\/media|media\/articles\/[^/]+)\/./.test(path)) return rest;
  // A stream must not be held back to be compressed (RFC 9111 §5.2.2.6).
  const caching = path === '/desk/api/events' ? 'private, no-store, no-transform' : 'private, no-store';
  return { ...rest, 'Content-Security-Policy': policy, 'Cache-Control': caching };
}

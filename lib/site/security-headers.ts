import type { Environment } from './env';

/**
 * Security headers, for both servers: ours, and Next's own with `proxy.ts` in front.
 * Values after the OWASP HTTP headers cheat sheet; the policy is CSP level 3.
 */

/** Sent with everything: nothing is sniffed, nothing of the address leaks to other sites. */
export function commonHeaders(siteUrl: string): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...(siteUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/**
 * Pages run no script but files of this site. Pictures and recordings may come from elsewhere over https,
 * because editors may refer to them.
 * Where search engines shall not index, each says so: robots.txt alone does not keep an address out of an index.
 * @param scripts `inline` where Next sends its pages itself: they carry scripts that no header can name beforehand
 */
export function pageHeaders(
  { siteUrl, indexing }: Pick<Environment, 'siteUrl' | 'indexing'>,
  scripts: 'files' | 'inline' = 'files',
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    scripts === 'inline' ? "script-src 'self' 'unsafe-inline'" : "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https: data:",
    "media-src 'self' https:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(siteUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    ...commonHeaders(siteUrl),
    'Content-Security-Policy': policy.join('; '),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-site',
    'X-Frame-Options': 'DENY',
    ...(indexing ? {} : noIndex),
  };
}

/** For what search engines shall not index. */
export const noIndex = { 'X-Robots-Tag': 'noindex' } as const;

/** Besides, on the notice before another site: it learns nothing of the reader's way, and forms of this one do go back. */
export const leaveHeaders = { ...noIndex, 'Referrer-Policy': 'same-origin' } as const;

/** For what only pages of this site load: styles, scripts, answers to its operators. */
export const ownUseHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-site',
} as const;

/**
 * For data that is public anyway: programs on other sites may read it. `*` never covers an answer to a request with
 * cookies (Fetch standard, 4.10), and what depends on cookies or secrets does not get it.
 */
export const publicDataHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Retry-After',
} as const;

/** For a document that is nothing but text. */
export const bareDocumentHeaders = {
  ...ownUseHeaders,
  // The digest is that of plainStyle (lib/site/plain-page.ts).
  'Content-Security-Policy':
    "default-src 'none'; style-src 'sha256-bNu7tBc96dsSQjaTBiM6aqbeyoVjXwoYyUBmI0H3HXE='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;

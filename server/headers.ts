/** Headers that every answer, or every page, carries. */

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
 */
export function pageHeaders(siteUrl: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
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
  };
}

export const cacheControl = {
  /** Browsers ask each time (a 304 is cheap); shared caches may hold a page for a second, and for minutes when we fail. */
  page: 'public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=300',
  /** What is not there now may be there with the next publication; what is gone must go from caches at once. */
  notice: 'public, max-age=0, must-revalidate',
  /** What pages may be fetched ahead changes with the code alone. */
  rules: 'public, max-age=3600',
  private: 'private, no-store',
} as const;

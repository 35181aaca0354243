function hostOf(origin: string | null): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Whether a request that changes something comes from a page of this site (OWASP CSRF Prevention Cheat Sheet, "Fetch
 * Metadata" and "Verifying Origin"). Browsers say so themselves; the oldest and programs on this machine by `Origin`.
 */
export function isSameOrigin(headers: Headers, siteUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = hostOf(headers.get('origin'));
  return origin !== undefined && (origin === headers.get('host') || origin === new URL(siteUrl).host);
}

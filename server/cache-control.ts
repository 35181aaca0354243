/** How long whom may keep what. */
export const cacheControl = {
  /** Browsers ask each time (a 304 is cheap); shared caches may hold a page for a second, and for minutes when we fail. */
  page: 'public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=300',
  /** What is not there now may be there with the next publication; what is gone must go from caches at once. */
  notice: 'public, max-age=0, must-revalidate',
  /** What pages may be fetched ahead changes with the code alone. */
  rules: 'public, max-age=3600',
  private: 'private, no-store',
} as const;

import type { Document } from './document';
import type { Outcome } from './document-cache';

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

/**
 * A last good version says how old it is (RFC 9111 §5.1), so that shared caches do not take it for new.
 * Everything else is as new as the content at this moment, however long ago it was made.
 */
export function cacheHeaders({ madeAt }: Document, outcome: Outcome): Record<string, string> {
  const status = { 'Cache-Status': cacheStatus(outcome) };
  if (outcome !== 'stale') return status;
  return { ...status, Age: String(Math.max(0, Math.round((Date.now() - madeAt) / 1000))) };
}

/** RFC 9211. */
export function cacheStatus(outcome: Outcome): string {
  if (outcome === 'hit') return 'kaiyuan; hit';
  if (outcome === 'shared') return 'kaiyuan; hit; detail=shared';
  return outcome === 'miss' ? 'kaiyuan; fwd=miss' : 'kaiyuan; hit; detail=last-good-version';
}

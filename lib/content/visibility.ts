/**
 * The gate: the one rule that decides what the public may see (contract 5, 7).
 * Published and archived articles are visible from `date` until `expires`.
 */

export type Status = 'published' | 'draft' | 'withdrawn' | 'archived';

/** Stored instead of "never expires", so that the rule is a plain comparison. */
export const never = 8_640_000_000_000_000;

export type PublicState = 'visible' | 'scheduled' | 'expired' | 'withdrawn' | 'draft';

export interface Lifetime {
  status: Status;
  date: number;
  expires: number;
}

export function publicState({ status, date, expires }: Lifetime, now: number): PublicState {
  if (status === 'draft') return 'draft';
  if (status === 'withdrawn') return 'withdrawn';
  if (date > now) return 'scheduled';
  return expires <= now ? 'expired' : 'visible';
}

/** Statuses that may become visible; others never show in lists or enter the full-text index. */
export function isListable(status: Status): boolean {
  return status === 'published' || status === 'archived';
}

/**
 * What the index stores as the end of an article's visibility, so that the rule in SQL is right for every row.
 * A withdrawn article keeps its place in feeds and their archives, but is never visible there.
 */
export function visibleUntil({ status, expires }: Pick<Lifetime, 'status' | 'expires'>): number {
  return isListable(status) ? expires : 0;
}

/** The same rule in SQL for rows that end with {@link visibleUntil}; binds :now. */
export const visibleNow = 'date <= :now AND expires > :now';

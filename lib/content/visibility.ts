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

/** Statuses that may become visible; others never enter lists or the full-text index. */
export function isListable(status: Status): boolean {
  return status === 'published' || status === 'archived';
}

/** The same rule in SQL for rows that hold only listable articles; binds :now. */
export const visibleNow = 'date <= :now AND expires > :now';

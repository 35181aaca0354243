import type { Db } from '@/lib/content/database';

/**
 * Everything of `work` or nothing, and nobody else writes in between: also not a command that has the same file open.
 * Part of the transaction that is under way, when there is one.
 */
export function atomically<T>(db: Db, work: () => T): T {
  if (db.inTransaction) return work();
  return db.transaction(work).immediate();
}

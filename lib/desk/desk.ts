import type { Db } from '@/lib/content/database';
import { getNewsroom } from '@/lib/site/newsroom';
import { AuditLog } from './audit';
import { openDeskDatabase } from './open-desk';

/** What the editors' side keeps for itself. */
export interface Desk {
  db: Db;
  audit: AuditLog;
}

/** The process has one desk, opened when somebody first asks for it; code that Next bundled finds the same. */
const key = Symbol.for('kaiyuan.desk');

/** @throws EnvironmentError when its folder cannot be used */
export function getDesk(): Desk {
  const existing: Desk | undefined = Reflect.get(globalThis, key);
  if (existing) return existing;
  const db = openDeskDatabase(getNewsroom().environment.deskDir);
  const desk = { db, audit: new AuditLog(db) };
  Reflect.set(globalThis, key, desk);
  return desk;
}

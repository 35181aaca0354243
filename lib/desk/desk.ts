import { existsSync } from 'node:fs';
import type { Db } from '@/lib/content/database';
import { LinkStore } from '@/lib/preview/link-store';
import { getNewsroom } from '@/lib/site/newsroom';
import { AuditLog } from './audit';
import { deskFile, openDeskDatabase } from './open-desk';

/** What the editors' side keeps for itself. */
export interface Desk {
  db: Db;
  audit: AuditLog;
  /** Links to previews that were made here. */
  links: LinkStore;
}

/** The process has one desk for each folder, opened when somebody first asks for it; code that Next bundled finds the same. */
const key = Symbol.for('kaiyuan.desks');

function desks(): Map<string, Desk> {
  const known: Map<string, Desk> | undefined = Reflect.get(globalThis, key);
  if (known) return known;
  const made = new Map<string, Desk>();
  Reflect.set(globalThis, key, made);
  return made;
}

/** @throws EnvironmentError when its folder cannot be used */
export function openDesk(deskDir: string): Desk {
  const known = desks().get(deskDir);
  if (known) return known;
  const db = openDeskDatabase(deskDir);
  const desk = { db, audit: new AuditLog(db), links: new LinkStore(db) };
  desks().set(deskDir, desk);
  return desk;
}

/** @throws EnvironmentError when its folder cannot be used */
export function getDesk(): Desk {
  return openDesk(getNewsroom().environment.deskDir);
}

/** The desk, if anybody ever used it: for those who ask what stands there, and have no reason to begin one. */
export function findDesk(deskDir: string): Desk | undefined {
  return desks().get(deskDir) ?? (existsSync(deskFile(deskDir)) ? openDesk(deskDir) : undefined);
}

import { existsSync } from 'node:fs';
import type { Db } from '@/lib/content/database';
import { LinkStore } from '@/lib/preview/link-store';
import { getNewsroom } from '@/lib/site/newsroom';
import { AuditLog } from './audit';
import { deskFile, openDeskDatabase } from './open-desk';
import { AccountStore } from './people/account-store';
import { InvitationStore } from './people/invitation-store';
import { LockOut } from './people/lock-out';

/** What the editors' side keeps for itself. */
export interface Desk {
  db: Db;
  audit: AuditLog;
  accounts: AccountStore;
  invitations: InvitationStore;
  lockOut: LockOut;
  /** Links to previews that were made here. */
  links: LinkStore;
}

/** For commands and the server, which may have it open at once. @throws EnvironmentError when its folder cannot be used */
export function openDesk(deskDir: string): Desk {
  const db = openDeskDatabase(deskDir);
  return {
    db,
    audit: new AuditLog(db),
    accounts: new AccountStore(db),
    invitations: new InvitationStore(db),
    lockOut: new LockOut(db),
    links: new LinkStore(db),
  };
}

/** The process has one desk for a folder, opened when somebody first asks for it; code that Next bundled finds the same. */
const key = Symbol.for('kaiyuan.desks');

function known(deskDir: string): Desk {
  const desks: Map<string, Desk> = Reflect.get(globalThis, key) ?? new Map<string, Desk>();
  Reflect.set(globalThis, key, desks);
  const existing = desks.get(deskDir);
  if (existing) return existing;
  const desk = openDesk(deskDir);
  desks.set(deskDir, desk);
  return desk;
}

/** @throws EnvironmentError when its folder cannot be used */
export function getDesk(): Desk {
  return known(getNewsroom().environment.deskDir);
}

/** The desk, if anybody ever used it: for those who ask what stands there, and have no reason to begin one. */
export function findDesk(deskDir: string): Desk | undefined {
  return existsSync(deskFile(deskDir)) ? known(deskDir) : undefined;
}

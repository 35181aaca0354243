import type { Db } from '@/lib/content/database';
import { getNewsroom } from '@/lib/site/newsroom';
import { AuditLog } from './audit';
import { openDeskDatabase } from './open-desk';
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
  };
}

/** The process has one desk, opened when somebody first asks for it; code that Next bundled finds the same. */
const key = Symbol.for('kaiyuan.desk');

/** @throws EnvironmentError when its folder cannot be used */
export function getDesk(): Desk {
  const existing: Desk | undefined = Reflect.get(globalThis, key);
  if (existing) return existing;
  const desk = openDesk(getNewsroom().environment.deskDir);
  Reflect.set(globalThis, key, desk);
  return desk;
}

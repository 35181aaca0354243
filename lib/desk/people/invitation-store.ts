import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '@/lib/content/database';
import { isRole, type Role } from '../person';

/** A person who was asked to set a password: a new one, or one who has an account already. */
export interface Invitation {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Name of whoever invited. */
  invitedBy: string;
  /** Epoch milliseconds. */
  expires: number;
}

const schema = `
CREATE TABLE IF NOT EXISTS invitation(
  id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
  invited_by TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
`;

const columns = 'id, email, name, role, invited_by AS invitedBy, expires';

/** Invitations that are open. The token itself is known to the link alone; here is its digest. */
export class InvitationStore {
  constructor(private readonly db: Db) {
    db.exec(schema);
  }

  /** An invitation in the place of any other to the same address. @returns the token for its link */
  add(invitation: Omit<Invitation, 'id'>): string {
    const { email, name, role, invitedBy, expires } = invitation;
    const token = randomBytes(32).toString('base64url');
    this.db
      .prepare(
        `INSERT OR REPLACE INTO invitation(id, digest, email, name, role, invited_by, expires)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(randomUUID(), digestOf(token), email, name, role, invitedBy, expires);
    return token;
  }

  /** Undefined when there is none with this token, or no longer. @param now epoch milliseconds */
  find(token: string, now: number): Invitation | undefined {
    const row = this.db
      .prepare(`SELECT ${columns} FROM invitation WHERE digest = ? AND expires > ?`)
      .get(digestOf(token), now);
    return row === undefined ? undefined : checked(row as Invitation);
  }

  get(id: string): Invitation | undefined {
    const row = this.db.prepare(`SELECT ${columns} FROM invitation WHERE id = ?`).get(id);
    return row === undefined ? undefined : checked(row as Invitation);
  }

  /** Those that are still open at `now`, soonest end first. */
  list(now: number): Invitation[] {
    const rows = this.db
      .prepare(`SELECT ${columns} FROM invitation WHERE expires > ? ORDER BY expires, id`)
      .all(now);
    return (rows as Invitation[]).map(checked);
  }

  /** Used up or taken back. */
  remove(id: string): void {
    this.db.prepare('DELETE FROM invitation WHERE id = ?').run(id);
  }

  removeFor(email: string): void {
    this.db.prepare('DELETE FROM invitation WHERE email = ?').run(email);
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Field by field: libsql adds one of its own to a row. */
function checked({ id, email, name, role, invitedBy, expires }: Invitation): Invitation {
  if (!isRole(role)) throw new Error(`invitation ${id} has no role that is known: ${role}`);
  return { id, email, name, role, invitedBy, expires };
}

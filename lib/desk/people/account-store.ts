import { randomUUID } from 'node:crypto';
import type { Db } from '@/lib/content/database';
import { isRole, type Person, type Role } from '../person';

/** The tables that better-auth reads and writes, as its own migrator would make them: a test compares the two. */
const schema = `
CREATE TABLE IF NOT EXISTS "user"(
  "id" text NOT NULL PRIMARY KEY, "name" text NOT NULL, "email" text NOT NULL UNIQUE, "emailVerified" integer NOT NULL,
  "image" text, "createdAt" date NOT NULL, "updatedAt" date NOT NULL, "role" text NOT NULL, "disabled" integer NOT NULL);
CREATE TABLE IF NOT EXISTS "session"(
  "id" text NOT NULL PRIMARY KEY, "expiresAt" date NOT NULL, "token" text NOT NULL UNIQUE, "createdAt" date NOT NULL,
  "updatedAt" date NOT NULL, "ipAddress" text, "userAgent" text,
  "userId" text NOT NULL REFERENCES "user"("id") ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS "account"(
  "id" text NOT NULL PRIMARY KEY, "accountId" text NOT NULL, "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES "user"("id") ON DELETE CASCADE, "accessToken" text, "refreshToken" text,
  "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text,
  "createdAt" date NOT NULL, "updatedAt" date NOT NULL);
CREATE TABLE IF NOT EXISTS "verification"(
  "id" text NOT NULL PRIMARY KEY, "identifier" text NOT NULL, "value" text NOT NULL, "expiresAt" date NOT NULL,
  "createdAt" date NOT NULL, "updatedAt" date NOT NULL);
CREATE INDEX IF NOT EXISTS "session_userId_idx" ON "session"("userId");
CREATE INDEX IF NOT EXISTS "account_userId_idx" ON "account"("userId");
CREATE INDEX IF NOT EXISTS "verification_identifier_idx" ON "verification"("identifier");
`;

export interface Account extends Person {
  disabled: boolean;
  /** ISO 8601. */
  createdAt: string;
  /** When a session was last used that is still open; ISO 8601. */
  seenAt: string | undefined;
}

/** A browser in which somebody is signed in. */
export interface OpenSession {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; exact to a quarter of an hour. */
  seenAt: string;
  /** Shortened address of the client, as far as it is known. */
  address: string;
  agent: string;
}

export interface NewAccount {
  name: string;
  email: string;
  role: Role;
  passwordHash: string;
}

interface AccountRow {
  id: string;
  name: string;
  email: string;
  role: string;
  disabled: number;
  createdAt: string;
  seenAt: string | null;
}

const columns = `id, name, email, role, disabled, createdAt,
  (SELECT max(updatedAt) FROM session WHERE userId = user.id AND expiresAt > ?) AS seenAt`;

/** One account of those who work at the desk per address of mail; times are the machine's own, as better-auth's are. */
export class AccountStore {
  private any = false;

  constructor(private readonly db: Db) {
    db.exec(schema);
  }

  /** Whether there is any account; accounts are never deleted. */
  hasAny(): boolean {
    this.any ||= this.db.prepare('SELECT 1 FROM user LIMIT 1').get() !== undefined;
    return this.any;
  }

  list(): Account[] {
    const rows = this.db.prepare(`SELECT ${columns} FROM user ORDER BY disabled, name, id`).all(now());
    return (rows as AccountRow[]).map(toAccount);
  }

  get(id: string): Account | undefined {
    const row = this.db.prepare(`SELECT ${columns} FROM user WHERE id = ?`).get(now(), id);
    return row === undefined ? undefined : toAccount(row as AccountRow);
  }

  /** @param email in its one form, see `toEmail` */
  find(email: string): Account | undefined {
    const row = this.db.prepare(`SELECT ${columns} FROM user WHERE email = ?`).get(now(), email);
    return row === undefined ? undefined : toAccount(row as AccountRow);
  }

  /** Chiefs who can sign in. */
  countChiefs(): number {
    const row = this.db
      .prepare("SELECT count(*) AS count FROM user WHERE role = 'chief' AND disabled = 0")
      .get();
    return (row as { count: number }).count;
  }

  /** @returns id of the new account */
  create({ name, email, role, passwordHash }: NewAccount): string {
    const id = randomUUID();
    const at = now();
    this.db
      .prepare(
        `INSERT INTO user(id, name, email, emailVerified, createdAt, updatedAt, role, disabled)
         VALUES (?, ?, ?, 1, ?, ?, ?, 0)`,
      )
      .run(id, name, email, at, at, role);
    this.db
      .prepare(
        `INSERT INTO account(id, accountId, providerId, userId, password, createdAt, updatedAt)
         VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
      )
      .run(randomUUID(), id, id, passwordHash, at, at);
    return id;
  }

  setRole(id: string, role: Role): void {
    this.db.prepare('UPDATE user SET role = ?, updatedAt = ? WHERE id = ?').run(role, now(), id);
  }

  setDisabled(id: string, disabled: boolean): void {
    this.db
      .prepare('UPDATE user SET disabled = ?, updatedAt = ? WHERE id = ?')
      .run(disabled ? 1 : 0, now(), id);
  }

  passwordHashOf(id: string): string | undefined {
    const row = this.db
      .prepare("SELECT password FROM account WHERE userId = ? AND providerId = 'credential'")
      .get(id) as { password: string | null } | undefined;
    return row?.password ?? undefined;
  }

  setPassword(id: string, passwordHash: string): void {
    this.db
      .prepare(
        "UPDATE account SET password = ?, updatedAt = ? WHERE userId = ? AND providerId = 'credential'",
      )
      .run(passwordHash, now(), id);
  }

  /** Newest first. */
  listSessions(id: string): OpenSession[] {
    const rows = this.db
      .prepare(
        `SELECT id, createdAt, updatedAt AS seenAt, coalesce(ipAddress, '') AS address, coalesce(userAgent, '') AS agent
         FROM session WHERE userId = ? AND expiresAt > ? ORDER BY updatedAt DESC, id`,
      )
      .all(id, now());
    return rows as OpenSession[];
  }

  /** @returns whether that account had this session */
  endSession(id: string, session: string): boolean {
    return this.db.prepare('DELETE FROM session WHERE userId = ? AND id = ?').run(id, session).changes > 0;
  }

  /** @returns how many there were. @param except a session that goes on */
  endSessions(id: string, except = ''): number {
    return this.db.prepare('DELETE FROM session WHERE userId = ? AND id <> ?').run(id, except).changes;
  }
}

function now(): string {
  return new Date().toISOString();
}

/** Field by field: libsql adds one of its own to a row. */
function toAccount({ id, name, email, role, disabled, createdAt, seenAt }: AccountRow): Account {
  if (!isRole(role)) throw new Error(`account ${id} has no role that is known: ${role}`);
  return { id, name, email, role, disabled: disabled !== 0, createdAt, seenAt: seenAt ?? undefined };
}

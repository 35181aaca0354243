import { createHash } from 'node:crypto';
import type { Db } from '@/lib/content/database';
import { atomically } from '../transaction';

/** Attempts that count together, and how many may fail before the next ones wait. */
export interface Attempts {
  key: string;
  limit: number;
}

const schema = `
CREATE TABLE IF NOT EXISTS failed_attempts(key TEXT PRIMARY KEY, failures INTEGER NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Failures are forgotten this long after the first of them. */
export const windowMs = 15 * 60_000;

/**
 * For an account, whether it exists or not: the address of mail stands in no table of strangers' guesses.
 * @param device a browser that is known to be its person's, whose attempts are counted apart
 */
export function attemptsOn(email: string, device?: string): Attempts {
  const account = createHash('sha256').update(email).digest('base64url');
  return { key: device === undefined ? `account ${account}` : `device ${account} ${device}`, limit: 5 };
}

/** For a network: an office behind one address has many people. */
export function attemptsFrom(network: string): Attempts {
  return { key: `client ${network}`, limit: 30 };
}

/**
 * Bounds how often somebody may guess (OWASP Authentication Cheat Sheet, "Account Lockout"). An attempt counts before it
 * is made, so that many at once are no way around; success takes it back. While it is locked nothing more is counted.
 * A stranger who goes on guessing locks the account for browsers that nobody knows; known ones are counted apart.
 */
export class LockOut {
  constructor(private readonly db: Db) {
    db.exec(schema);
  }

  /** Counts an attempt. @returns milliseconds to wait, when it may not be made. @param now epoch milliseconds */
  begin(attempts: readonly Attempts[], now: number): number | undefined {
    return atomically(this.db, () => {
      this.db.prepare('DELETE FROM failed_attempts WHERE since <= ?').run(now - windowMs);
      for (const { key, limit } of attempts) {
        const row = this.db.prepare('SELECT failures, since FROM failed_attempts WHERE key = ?').get(key);
        const { failures, since } = (row ?? { failures: 0, since: now }) as {
          failures: number;
          since: number;
        };
        // A clock that was set back locks nobody out for longer than the rule says.
        if (failures >= limit) return Math.min(windowMs, since + windowMs - now);
      }
      for (const { key } of attempts) {
        this.db
          .prepare(
            `INSERT INTO failed_attempts(key, failures, since) VALUES (?, 1, ?)
             ON CONFLICT(key) DO UPDATE SET failures = failures + 1`,
          )
          .run(key, now);
      }
      return undefined;
    });
  }

  /** Whoever has a new link from a chief has not guessed. */
  forgive({ key }: Attempts): void {
    this.db.prepare('DELETE FROM failed_attempts WHERE key = ?').run(key);
  }

  /** The attempt was good: nothing is held against the account, and this one not against the client. */
  succeed(account: Attempts, client: Attempts | undefined): void {
    atomically(this.db, () => {
      this.db.prepare('DELETE FROM failed_attempts WHERE key = ?').run(account.key);
      if (client)
        this.db.prepare('UPDATE failed_attempts SET failures = failures - 1 WHERE key = ?').run(client.key);
    });
  }
}

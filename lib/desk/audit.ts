import { createHash } from 'node:crypto';
import type { Db } from '@/lib/content/database';
import { atomically } from './transaction';

/** One thing that somebody did at the desk. */
export interface AuditEntry {
  id: number;
  /** Epoch milliseconds. */
  at: number;
  /** Account, or `cli` for commands on the machine itself. */
  person: string;
  /** The name that the account had then. */
  name: string;
  /** A verb such as `save`, `publish`, `sign-in-failed`. */
  action: string;
  /** Slug, account or link that it was done to. */
  subject: string;
  detail: Readonly<Record<string, string | number | boolean>>;
}

export type NewAuditEntry = Omit<AuditEntry, 'id'>;

const schema = `
CREATE TABLE IF NOT EXISTS audit(
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, digest TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS audit_subject ON audit(subject, id);
CREATE TRIGGER IF NOT EXISTS audit_kept BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_whole BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`;

interface Row extends Omit<AuditEntry, 'detail'> {
  detail: string;
  digest: string;
}

/** Entries asked for at once. */
const pageLength = 100;

/**
 * What everybody did, in order, for ever. Each entry carries a digest of itself and the one before, so that an entry that
 * somebody changed or took out of the file behind our back shows.
 */
export class AuditLog {
  constructor(private readonly db: Db) {
    db.exec(schema);
  }

  /** On disk when it returns; part of the caller's transaction when there is one. */
  append(entry: NewAuditEntry): number {
    return atomically(this.db, () => this.add(entry));
  }

  private add(entry: NewAuditEntry): number {
    const { at, person, name, action, subject } = entry;
    const detail = JSON.stringify(entry.detail);
    const last = this.db.prepare('SELECT digest FROM audit ORDER BY id DESC LIMIT 1').get() as
      | Pick<Row, 'digest'>
      | undefined;
    const digest = digestOf({ ...entry, detail }, last?.digest ?? '');
    const added = this.db
      .prepare(
        'INSERT INTO audit(at, person, name, action, subject, detail, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(at, person, name, action, subject, detail, digest);
    return Number(added.lastInsertRowid);
  }

  /** Newest first. @param before number of the entry that the answer ends in front of */
  list({
    subject,
    before = Number.MAX_SAFE_INTEGER,
  }: {
    subject?: string;
    before?: number;
  } = {}): AuditEntry[] {
    const rows = this.db
      .prepare('SELECT * FROM audit WHERE id < ? AND (? IS NULL OR subject = ?) ORDER BY id DESC LIMIT ?')
      .all(before, subject ?? null, subject ?? null, pageLength) as Row[];
    return rows.map(toEntry);
  }

  /** Number of the first entry that is not what was written, or that one is missing in front of. */
  findDamage(): number | undefined {
    let before = '';
    let expected = 1;
    for (const row of this.db.prepare('SELECT * FROM audit ORDER BY id').iterate() as Iterable<Row>) {
      if (row.id !== expected || row.digest !== digestOf(row, before)) return row.id;
      before = row.digest;
      expected += 1;
    }
    return undefined;
  }
}

function digestOf(
  { at, person, name, action, subject, detail }: Omit<Row, 'id' | 'digest'>,
  before: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([before, at, person, name, action, subject, detail]))
    .digest('base64url');
}

function toEntry({ id, at, person, name, action, subject, detail }: Row): AuditEntry {
  return { id, at, person, name, action, subject, detail: JSON.parse(detail) as AuditEntry['detail'] };
}

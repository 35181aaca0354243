import { createHash } from 'node:crypto';
import { setImmediate as immediate } from 'node:timers/promises';
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
CREATE INDEX IF NOT EXISTS audit_person ON audit(person, id);
CREATE INDEX IF NOT EXISTS audit_action ON audit(action, id);
CREATE TRIGGER IF NOT EXISTS audit_kept BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_whole BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`;

interface Row extends Omit<AuditEntry, 'detail'> {
  detail: string;
  digest: string;
}

/** Entries asked for at once. */
export const auditPageLength = 100;

const filterColumns = ['person', 'action', 'subject'] as const;

export interface AuditQuery {
  person?: string;
  action?: string;
  subject?: string;
  /** Number of the entry that the answer ends in front of. */
  before?: number;
}

/**
 * What everybody did, in order, for ever. Each entry carries a digest of itself and the one before, so that an entry that
 * somebody changed or took out of the file behind our back shows.
 */
export class AuditLog {
  constructor(private readonly db: Db) {
    db.exec(schema);
  }

  /** On disk when it returns; part of the caller's transaction (`atomically`) when there is one. */
  append(entry: NewAuditEntry): number {
    return atomically(this.db, () => this.add(entry));
  }

  /** Newest first, one page. */
  list({ before = Number.MAX_SAFE_INTEGER, ...filter }: AuditQuery = {}): AuditEntry[] {
    const wanted = filterColumns.flatMap((column) => {
      const value = filter[column];
      return value === undefined ? [] : [{ condition: `${column} = ?`, value }];
    });
    const conditions = ['id < ?', ...wanted.map(({ condition }) => condition)].join(' AND ');
    const rows = this.db
      .prepare(`SELECT * FROM audit WHERE ${conditions} ORDER BY id DESC LIMIT ?`)
      .all(before, ...wanted.map(({ value }) => value), auditPageLength) as Row[];
    return rows.map(toEntry);
  }

  /** Whether the desk itself put an article's file into this version. */
  hasWritten(subject: string, version: string): boolean {
    const row = this.db
      .prepare(
        `SELECT 1 FROM audit WHERE subject = ? AND action NOT IN ('save-begun', 'save-abandoned')
         AND json_extract(detail, '$.to') = ? LIMIT 1`,
      )
      .get(subject, version);
    return row !== undefined;
  }

  count(): number {
    return (this.db.prepare('SELECT count(*) AS count FROM audit').get() as { count: number }).count;
  }

  /** Every action that stands in the log. */
  actions(): string[] {
    const rows = this.db.prepare('SELECT DISTINCT action FROM audit ORDER BY action').all();
    return (rows as Pick<Row, 'action'>[]).map(({ action }) => action);
  }

  /**
   * Number of the first entry that is not what was written, or that one is missing in front of; one past the last when
   * the newest are missing. Reads the whole log, a piece at a time: requests are answered in between.
   */
  async findDamage(): Promise<number | undefined> {
    const piece = this.db.prepare('SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT 500');
    const numbered = this.db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
    let before = '';
    let last = 0;
    for (;;) {
      const rows = piece.all(last) as Row[];
      if (rows.length === 0) break;
      for (const row of rows) {
        if (row.id !== last + 1 || row.digest !== digestOf(row, before)) return row.id;
        before = row.digest;
        last = row.id;
      }
      await immediate();
    }
    const { seq } = (numbered.get() ?? { seq: 0 }) as { seq: number };
    return seq > last ? last + 1 : undefined;
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

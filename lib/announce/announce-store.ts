import type { Db } from '@/lib/content/database';

/**
 * What is still to be announced, on disk, so that a restart or a crash goes on where it was. A file of its own beside
 * the index, because the index is thrown away with every new schema. Losing it loses announcements, never content.
 */

/** Something that changed, as it is noted at that moment: `feed:{list}`, `item:{slug}` or `page:{path}`. */
export interface Change {
  name: string;
  /** Of the article, for pages; else 0. */
  date: number;
}

/** An address that a target is still to be told. `changed` tells this change from a later one of the same address. */
export interface Waiting {
  address: string;
  date: number;
  changed: number;
}

/** How things stand with a target. Times are epoch milliseconds. */
export interface TargetState {
  /** Calls in a row that failed. */
  failures: number;
  retryAt: number;
  /** Of the last call that failed; empty when the last one succeeded. */
  problem: string;
  /** Day on which `quotaLeft` holds. */
  quotaDay: string;
  quotaLeft: number;
}

const freshState: TargetState = { failures: 0, retryAt: 0, problem: '', quotaDay: '', quotaLeft: 0 };

export class AnnounceStore {
  private readonly statements;

  constructor(private readonly db: Db) {
    const prepare = (sql: string) => db.prepare(sql);
    this.statements = {
      note: prepare('SELECT value FROM note WHERE name = ?'),
      putNote: prepare('INSERT OR REPLACE INTO note(name, value) VALUES (?, ?)'),
      dropNote: prepare('DELETE FROM note WHERE name = ?'),
      putChange: prepare(`INSERT INTO change(name, date, at) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET date = excluded.date`),
      changes: prepare('SELECT name, date FROM change ORDER BY at, name LIMIT ?'),
      firstChange: prepare('SELECT min(at) AS at FROM change'),
      countChanges: prepare('SELECT count(*) AS total FROM change'),
      dropChange: prepare('DELETE FROM change WHERE name = ?'),
      // Later than the row that is there, also within one millisecond: see `settle`.
      put: prepare(`INSERT INTO waiting(target, address, date, changed) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET date = excluded.date, changed = max(changed + 1, excluded.changed)`),
      next: prepare(`SELECT address, date, changed FROM waiting INDEXED BY waiting_order WHERE target = ?
        ORDER BY date DESC, changed, address LIMIT ?`),
      drop: prepare('DELETE FROM waiting WHERE target = ? AND address = ? AND changed = ?'),
      dropOlder: prepare('DELETE FROM waiting WHERE target = ? AND changed < ?'),
      count: prepare('SELECT count(*) AS total FROM waiting WHERE target = ?'),
      names: prepare('SELECT DISTINCT target AS name FROM waiting UNION SELECT name FROM target ORDER BY 1'),
      state:
        prepare(`SELECT failures, retry_at AS retryAt, problem, quota_day AS quotaDay, quota_left AS quotaLeft
        FROM target WHERE name = ?`),
      putState:
        prepare(`INSERT OR REPLACE INTO target(name, failures, retry_at, problem, quota_day, quota_left)
        VALUES (?, ?, ?, ?, ?, ?)`),
    };
  }

  transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  note(name: string): string | undefined {
    return (this.statements.note.get(name) as { value: string } | undefined)?.value;
  }

  putNote(name: string, value: string | undefined): void {
    if (value === undefined) this.statements.dropNote.run(name);
    else this.statements.putNote.run(name, value);
  }

  addChanges(changes: Iterable<Change>, at: number): void {
    this.transaction(() => {
      for (const { name, date } of changes) this.statements.putChange.run(name, date, at);
    });
  }

  /** Since when something waits to be looked through; undefined when nothing does. */
  firstChange(): number | undefined {
    return (this.statements.firstChange.get() as { at: number | null }).at ?? undefined;
  }

  countChanges(): number {
    return (this.statements.countChanges.get() as { total: number }).total;
  }

  changes(limit: number): Change[] {
    return this.statements.changes.all(limit) as Change[];
  }

  dropChanges(changes: readonly Change[]): void {
    for (const { name } of changes) this.statements.dropChange.run(name);
  }

  put(target: string, { address, date, changed }: Waiting): void {
    this.statements.put.run(target, address, date, changed);
  }

  /** The newest articles first; of equals the one that waits longest. */
  next(target: string, limit: number): Waiting[] {
    return this.statements.next.all(target, limit) as Waiting[];
  }

  /** Takes addresses off the list, unless they have changed again since they were read. */
  settle(target: string, waiting: readonly Waiting[]): void {
    this.transaction(() => {
      for (const { address, changed } of waiting) this.statements.drop.run(target, address, changed);
    });
  }

  /** Forgets what changed before a moment; gives its number. */
  dropOlder(target: string, before: number): number {
    return this.statements.dropOlder.run(target, before).changes;
  }

  count(target: string): number {
    return (this.statements.count.get(target) as { total: number }).total;
  }

  /** Every target that something is known of. */
  targets(): string[] {
    return (this.statements.names.all() as { name: string }[]).map(({ name }) => name);
  }

  state(target: string): TargetState {
    return (this.statements.state.get(target) as TargetState | undefined) ?? freshState;
  }

  putState(target: string, state: TargetState): void {
    const { failures, retryAt, problem, quotaDay, quotaLeft } = state;
    this.statements.putState.run(target, failures, retryAt, problem, quotaDay, quotaLeft);
  }

  close(): void {
    this.db.close();
  }
}

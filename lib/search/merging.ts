import type { Db } from '@/lib/content/database';

/**
 * FTS5 keeps what is written in segments and merges them as it goes, now and then for hundreds of milliseconds
 * inside an editor's change. Here changes only add small segments; they are merged afterwards, in small steps.
 */

const tables = ['fts', 'character', 'title'] as const;
/** Pages that one step may write: a few milliseconds. */
const stepPages = 16;

/** For new tables: nothing is merged on writing unless sixteen segments of one size lie there. */
export const mergeSettings = tables
  .map((table) => `INSERT INTO ${table}(${table}, rank) VALUES ('automerge', 0), ('usermerge', 4);`)
  .join('\n');

export class Merging {
  private readonly steps;
  private readonly changes;

  constructor(db: Db) {
    this.changes = db.prepare('SELECT total_changes() AS changes');
    this.steps = tables.map((table) =>
      db.prepare(`INSERT INTO ${table}(${table}, rank) VALUES ('merge', ${stepPages})`),
    );
  }

  /** Does a little; true when there may be more to do. */
  step(): boolean {
    return this.steps.map((step) => this.didSomething(() => step.run())).includes(true);
  }

  /** The command itself counts as one change (SQLite, FTS5 3.3.6). */
  private didSomething(work: () => void): boolean {
    const before = this.total();
    work();
    return this.total() - before >= 2;
  }

  private total(): number {
    return (this.changes.get() as { changes: number }).changes;
  }
}

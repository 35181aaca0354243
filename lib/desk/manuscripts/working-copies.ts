import type { Db } from '@/lib/content/database';
import type { Person } from '@/lib/desk/person';

/** What somebody typed and did not save to the file. Times are epoch milliseconds. */
export interface WorkingCopy {
  slug: string;
  person: string;
  /** Name of the person when it was kept. */
  name: string;
  source: string;
  /** Version of the file that it was begun from. */
  base: string;
  savedAt: number;
  /** When it was handed over to be published; absent while somebody is working on it. */
  submittedAt?: number;
}

export type WorkingCopyEntry = Omit<WorkingCopy, 'source'>;

/** One that waits to be published. */
export type SubmittedCopy = Required<WorkingCopyEntry>;

const schema = `
CREATE TABLE IF NOT EXISTS working_copy(
  slug TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, base TEXT NOT NULL,
  saved_at INTEGER NOT NULL, submitted_at INTEGER, PRIMARY KEY(slug, person)) WITHOUT ROWID;
`;

const columns = 'slug, person, name, base, saved_at AS savedAt, submitted_at AS submittedAt';

/** One working copy for each article and person. It goes only when its text is in the file, or when its person drops it. */
export class WorkingCopies {
  private readonly statements;
  private readonly listeners = new Set<(slug: string) => void>();

  constructor(db: Db) {
    db.exec(schema);
    this.statements = {
      // What is typed on is no longer what was handed over.
      put: db.prepare(`INSERT INTO working_copy(slug, person, name, source, base, saved_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT(slug, person) DO UPDATE SET name = excluded.name, base = excluded.base, saved_at = excluded.saved_at,
          submitted_at = CASE WHEN source = excluded.source THEN submitted_at END, source = excluded.source`),
      get: db.prepare(`SELECT ${columns}, source FROM working_copy WHERE slug = ? AND person = ?`),
      list: db.prepare(`SELECT ${columns} FROM working_copy WHERE slug = ? ORDER BY saved_at DESC, person`),
      submitted: db.prepare(
        `SELECT ${columns} FROM working_copy WHERE submitted_at IS NOT NULL ORDER BY submitted_at DESC, slug, person`,
      ),
      bases: db.prepare('SELECT DISTINCT base FROM working_copy'),
      submit: db.prepare('UPDATE working_copy SET submitted_at = ? WHERE slug = ? AND person = ?'),
      drop: db.prepare('DELETE FROM working_copy WHERE slug = ? AND person = ?'),
      dropSame: db.prepare('DELETE FROM working_copy WHERE slug = ? AND person = ? AND source = ?'),
    };
  }

  put(slug: string, { id, name }: Person, source: string, base: string, at: number): void {
    const before = this.get(slug, id);
    this.statements.put.run(slug, id, name, source, base, at);
    if (before?.submittedAt !== undefined) this.tell(slug);
  }

  /** Hears of an article when a working copy of it is handed over, taken back, or gone. Returns a function that ends it. */
  onHandOver(listener: (slug: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get(slug: string, person: string): WorkingCopy | undefined {
    const row = this.statements.get.get(slug, person) as Row<WorkingCopy> | undefined;
    return row && withoutNull(row);
  }

  /** Newest first, without their texts. */
  list(slug: string): WorkingCopyEntry[] {
    return (this.statements.list.all(slug) as Row<WorkingCopyEntry>[]).map(withoutNull);
  }

  /** Everything that was handed over, the last first, without the texts. */
  submitted(): SubmittedCopy[] {
    return this.statements.submitted.all() as SubmittedCopy[];
  }

  /** Versions that somebody's text began from. */
  bases(): Set<string> {
    return new Set((this.statements.bases.all() as { base: string }[]).map(({ base }) => base));
  }

  /** False when there is none. */
  submit(slug: string, person: string, at: number): boolean {
    const isThere = this.statements.submit.run(at, slug, person).changes > 0;
    if (isThere) this.tell(slug);
    return isThere;
  }

  drop(slug: string, person: string): void {
    if (this.statements.drop.run(slug, person).changes > 0) this.tell(slug);
  }

  /** Drops it when it says nothing but `source`. */
  dropSame(slug: string, person: string, source: string): void {
    if (this.statements.dropSame.run(slug, person, source).changes > 0) this.tell(slug);
  }

  private tell(slug: string): void {
    for (const listener of this.listeners) listener(slug);
  }
}

type Row<T extends WorkingCopyEntry> = Omit<T, 'submittedAt'> & { submittedAt: number | null };

function withoutNull<T extends WorkingCopyEntry>({ submittedAt, ...row }: Row<T>): T {
  return { ...row, ...(submittedAt === null ? {} : { submittedAt }) } as T;
}

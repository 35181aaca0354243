import type { Db } from '@/lib/content/database';
import type { Person } from '@/lib/desk/person';

/** A change that is in the files and not yet in git. */
export interface Uncommitted {
  slug: string;
  /** Below the tree; files that are gone too. */
  paths: readonly string[];
  person: Person;
  subject: string;
  /** The article and its version, when that is what changed: if somebody else wrote to it since, it is not the desk's to commit. */
  article?: { file: string; version: string };
  /** Epoch milliseconds. */
  at: number;
}

const schema = `
CREATE TABLE IF NOT EXISTS uncommitted(id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL, change TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS uncommitted_slug ON uncommitted(slug);
`;

/** What waits to be committed, across restarts. */
export class CommitList {
  private readonly statements;

  /** @param enabled nothing is listed where commits are not wanted */
  constructor(
    db: Db,
    private readonly enabled: boolean,
  ) {
    db.exec(schema);
    this.statements = {
      add: db.prepare('INSERT INTO uncommitted(slug, change) VALUES (?, ?)'),
      of: db.prepare('SELECT id, change FROM uncommitted WHERE slug = ? ORDER BY id'),
      slugs: db.prepare('SELECT slug FROM uncommitted GROUP BY slug ORDER BY min(id)'),
      drop: db.prepare('DELETE FROM uncommitted WHERE slug = ? AND id <= ?'),
      clear: db.prepare('DELETE FROM uncommitted'),
    };
    if (!enabled) this.statements.clear.run();
  }

  add(change: Uncommitted): void {
    if (this.enabled) this.statements.add.run(change.slug, JSON.stringify(change));
  }

  /** Oldest first; `upTo` names them to {@link CommitList.drop}. */
  of(slug: string): { upTo: number; changes: Uncommitted[] } {
    const rows = this.statements.of.all(slug) as { id: number; change: string }[];
    return {
      upTo: rows.at(-1)?.id ?? 0,
      changes: rows.map(({ change }) => JSON.parse(change) as Uncommitted),
    };
  }

  /** Articles with something to commit. */
  slugs(): string[] {
    return (this.statements.slugs.all() as { slug: string }[]).map(({ slug }) => slug);
  }

  drop(slug: string, upTo: number): void {
    this.statements.drop.run(slug, upTo);
  }
}

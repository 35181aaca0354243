import type { Db } from '@/lib/content/database';

const schema = `
CREATE TABLE IF NOT EXISTS owner(
  slug TEXT PRIMARY KEY, person TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS owner_person ON owner(person, at);
CREATE TABLE IF NOT EXISTS writer(
  slug TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(slug, person)) WITHOUT ROWID;
`;

/** Who began an article at the desk. */
export interface Owner {
  person: string;
  /** Name of the person at that time. */
  name: string;
}

/** Who began an article at the desk, and who wrote what is new in it since it was last published. */
export class Authorship {
  private readonly statements;

  constructor(db: Db) {
    db.exec(schema);
    this.statements = {
      putOwner: db.prepare('INSERT OR REPLACE INTO owner(slug, person, name, at) VALUES (?, ?, ?, ?)'),
      owner: db.prepare('SELECT person, name FROM owner WHERE slug = ?'),
      ownedBy: db.prepare('SELECT slug FROM owner WHERE person = ?'),
      owned: db.prepare('SELECT slug FROM owner'),
      dropOwner: db.prepare('DELETE FROM owner WHERE slug = ?'),
      putWriter: db.prepare('INSERT OR REPLACE INTO writer(slug, person, at) VALUES (?, ?, ?)'),
      writers: db.prepare('SELECT person FROM writer WHERE slug = ? ORDER BY person'),
      dropWriters: db.prepare('DELETE FROM writer WHERE slug = ?'),
    };
  }

  begin(slug: string, { person, name }: Owner, at: number): void {
    this.statements.putOwner.run(slug, person, name, at);
    this.statements.dropWriters.run(slug);
  }

  ownerOf(slug: string): Owner | undefined {
    return this.statements.owner.get(slug) as Owner | undefined;
  }

  /** What somebody began. */
  slugsOf(person: string): string[] {
    return (this.statements.ownedBy.all(person) as { slug: string }[]).map(({ slug }) => slug);
  }

  wrote(slug: string, person: string, at: number): void {
    this.statements.putWriter.run(slug, person, at);
  }

  /** Ids of everybody who wrote something since the last publication. */
  writersOf(slug: string): string[] {
    return (this.statements.writers.all(slug) as { person: string }[]).map(({ person }) => person);
  }

  /** What is in the file is published. */
  published(slug: string): void {
    this.statements.dropWriters.run(slug);
  }

  /** Ends what is known of articles that are gone. */
  sweep(isThere: (slug: string) => boolean): void {
    for (const { slug } of this.statements.owned.all() as { slug: string }[]) {
      if (isThere(slug)) continue;
      this.statements.dropOwner.run(slug);
      this.statements.dropWriters.run(slug);
    }
  }
}

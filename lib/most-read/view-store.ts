import path from 'node:path';
import type { Db } from '@/lib/content/database';
import { openSideFile } from '@/lib/content/side-file';
import { countingSpans, mostOfSpan, type SpanViews } from './ranking';

const schema = `
CREATE TABLE views(span INTEGER NOT NULL, slug TEXT NOT NULL, views INTEGER NOT NULL, PRIMARY KEY(span, slug)) WITHOUT ROWID;
CREATE INDEX views_most ON views(span, views DESC, slug);
`;

export function viewsFile(dataDir: string): string {
  return path.join(dataDir, 'views.sqlite');
}

/** How often articles were read, by spans of time, and nothing of who read them. Losing it loses a list, never content. */
export class ViewStore {
  private readonly statements;

  private constructor(private readonly db: Db) {
    this.statements = {
      add: db.prepare(`INSERT INTO views(span, slug, views) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET views = views + excluded.views`),
      most: db.prepare(`SELECT span, slug, views FROM views INDEXED BY views_most WHERE span = ?
        ORDER BY views DESC, slug LIMIT ${mostOfSpan}`),
      drop: db.prepare('DELETE FROM views WHERE span < ? OR span > ?'),
    };
  }

  /** Opens the file under `dataDir`. A damaged one, or one of another version, is made anew. */
  static open(dataDir: string): ViewStore {
    return new ViewStore(openSideFile({ file: viewsFile(dataDir), version: 1, schema, table: 'views' }));
  }

  /** Adds views of a span. All or nothing. @throws when they cannot be written */
  add(span: number, views: ReadonlyMap<string, number>): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      for (const [slug, count] of views) this.statements.add.run(span, slug, count);
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** The most read articles of each span that counts at a moment. */
  most(now: number): SpanViews[] {
    return countingSpans(now).flatMap((span) => this.statements.most.all(span) as SpanViews[]);
  }

  /** Forgets what does not count any more, and what a clock that went wrong dated into the future. */
  forgetOld(now: number): void {
    const spans = countingSpans(now);
    this.statements.drop.run(spans.at(-1) ?? 0, spans[0] ?? 0);
  }

  close(): void {
    this.db.close();
  }
}

import type { Db } from '@/lib/content/database';
import type { ArticleRecord } from '@/lib/content/record';
import { nameRow, searchRows } from './search-rows';

/** Keeps the full-text tables in step with the articles; inside the transaction of the caller. */
export class SearchWriter {
  private readonly statements;

  constructor(db: Db) {
    const prepare = (sql: string) => db.prepare(sql);
    this.statements = {
      putText: prepare('INSERT INTO fts(rowid, title, body, meta) VALUES (?, ?, ?, ?)'),
      putTitle: prepare(
        'INSERT INTO title(rowid, words, start, pinyin, initials, meta) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      putCharacters: prepare('INSERT INTO character(rowid, text) VALUES (?, ?)'),
      putHit: prepare('INSERT INTO hit(id, date, expires, facets) VALUES (?, ?, ?, ?)'),
      hasTag: prepare('SELECT 1 FROM tag WHERE name = ?'),
      putTag: prepare('INSERT INTO tag(name) VALUES (?)'),
      putTagName: prepare(
        'INSERT INTO tag_name(rowid, words, start, pinyin, initials) VALUES (?, ?, ?, ?, ?)',
      ),
      drop: ['fts', 'title', 'character'].map((table) => prepare(`DELETE FROM ${table} WHERE rowid = ?`)),
      dropHit: prepare('DELETE FROM hit WHERE id = ?'),
    };
  }

  /** @param lists names of the lists on which the article stands */
  put(id: number, record: ArticleRecord, plain: string, lists: readonly string[]): void {
    const { text, title, characters, facets } = searchRows(record, plain, lists);
    this.statements.putText.run(id, text.title, text.body, text.meta);
    this.statements.putTitle.run(id, title.words, title.start, title.pinyin, title.initials, title.meta);
    this.statements.putCharacters.run(id, characters);
    this.statements.putHit.run(id, record.date, record.expires, facets);
    for (const tag of record.tags) this.putTag(tag);
  }

  drop(id: number): void {
    for (const statement of this.statements.drop) statement.run(id);
    this.statements.dropHit.run(id);
  }

  /** Tags stay when no article has them any more: those who read them ask which have a visible article. */
  private putTag(name: string): void {
    if (this.statements.hasTag.get(name)) return;
    const { lastInsertRowid } = this.statements.putTag.run(name);
    const row = nameRow(name);
    this.statements.putTagName.run(Number(lastInsertRowid), row.words, row.start, row.pinyin, row.initials);
  }
}

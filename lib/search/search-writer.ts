import type { Db } from '@/lib/content/database';
import { listToken } from '@/lib/content/lists';
import type { ArticleRecord } from '@/lib/content/record';
import { nameRow, type SearchTerms } from './search-rows';

/** Lists whose names readers complete or write into a query. */
const named = /^(?:tag|source|author):/;

/** Lists that results are counted by: their names are kept one a line. */
const faceted = /^(?:section|tag|source|year):/;

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
      putSpoken: prepare('INSERT INTO spoken(id, syllables) VALUES (?, ?)'),
      hasName: prepare('SELECT 1 FROM name WHERE list = ?'),
      putName: prepare('INSERT INTO name(list) VALUES (?)'),
      putNameWords: prepare(
        'INSERT INTO name_words(rowid, words, start, pinyin, initials) VALUES (?, ?, ?, ?, ?)',
      ),
      drop: ['fts', 'title', 'character', 'hit', 'spoken'].map((table) =>
        prepare(`DELETE FROM ${table} WHERE rowid = ?`),
      ),
    };
  }

  /** @param lists names of the lists on which the article stands */
  put(id: number, record: ArticleRecord, terms: SearchTerms, lists: readonly string[]): void {
    const { title, body, name, spoken, characters } = terms;
    const meta = lists.map(listToken).join(' ');
    const facets = lists.filter((list) => faceted.test(list)).join('\n');
    this.statements.putText.run(id, title, body, meta);
    this.statements.putTitle.run(id, name.words, name.start, name.pinyin, name.initials, meta);
    this.statements.putCharacters.run(id, `${characters} ${meta}`);
    this.statements.putHit.run(id, record.date, record.expires, facets);
    this.statements.putSpoken.run(id, spoken);
    for (const list of lists) if (named.test(list)) this.putName(list);
  }

  drop(id: number): void {
    for (const statement of this.statements.drop) statement.run(id);
  }

  /** Names stay when no article has them any more: those who read them ask which have a visible article. */
  private putName(list: string): void {
    if (this.statements.hasName.get(list)) return;
    const { lastInsertRowid } = this.statements.putName.run(list);
    const row = nameRow(list.slice(list.indexOf(':') + 1));
    this.statements.putNameWords.run(Number(lastInsertRowid), row.words, row.start, row.pinyin, row.initials);
  }
}

import { type SearchTerms, searchTerms } from '@/lib/search/search-rows';
import { SearchWriter } from '@/lib/search/search-writer';
import { foldText } from '@/lib/search/tokens';
import type { Db } from './database';
import type { Membership } from './memberships';
import type { PreparedArticle } from './prepare';
import { type ArticleRecord, lastChange, withdrawnAt } from './record';
import type { FileStat } from './tree';
import type { Problem } from './types';
import { isListable, visibleUntil } from './visibility';

/**
 * The writing side of the index. Callers group calls into transactions.
 * Rows are written by plain INSERT, UPDATE and DELETE: RETURNING and OR REPLACE open a savepoint in SQLite,
 * at which FTS5 writes its pending terms to disk, row by row (measured: half of a cold build).
 */

export interface FileRow extends FileStat {
  hash: string;
  slug: string | null;
}

export interface ArticleRow {
  id: number;
  path: string;
  record: ArticleRecord;
  lists: Membership[];
}

interface RawArticle {
  id: number;
  path: string;
  data: string;
  lists: string;
}

export class ContentStore {
  private readonly statements;
  private readonly fullText: SearchWriter;

  constructor(readonly db: Db) {
    this.fullText = new SearchWriter(db);
    const prepare = (sql: string) => db.prepare(sql);
    this.statements = {
      anyFile: prepare('SELECT 1 AS found FROM file LIMIT 1'),
      allFiles: prepare('SELECT path, size, mtime, hash, slug FROM file'),
      file: prepare('SELECT path, size, mtime, hash, slug FROM file WHERE path = ?'),
      filesBelow: prepare("SELECT path FROM file WHERE path >= ? || '/' AND path < ? || '0'"),
      filesOfSlug: prepare('SELECT path FROM file WHERE slug = ? ORDER BY path'),
      putFile: prepare('INSERT INTO file(path, size, mtime, hash, slug) VALUES (?, ?, ?, ?, ?)'),
      setFile: prepare('UPDATE file SET size = ?, mtime = ?, hash = ?, slug = ? WHERE path = ?'),
      dropFile: prepare('DELETE FROM file WHERE path = ?'),
      putProblem: prepare(
        'INSERT INTO problem(path, line, column, severity, rule, message) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      dropProblems: prepare('DELETE FROM problem WHERE path = ?'),
      problems: prepare(
        'SELECT path AS file, line, column, severity, rule, message FROM problem ORDER BY path, line, column',
      ),
      problemsOf: prepare(
        'SELECT path AS file, line, column, severity, rule, message FROM problem WHERE path = ? ORDER BY line, column',
      ),
      pathsWithRule: prepare('SELECT DISTINCT path FROM problem WHERE rule = ?'),
      bySlug: prepare('SELECT id, path, data, lists FROM article WHERE slug = ?'),
      byPath: prepare('SELECT id, path, data, lists FROM article WHERE path = ?'),
      everyArticle: prepare('SELECT id, path, data, lists FROM article WHERE id > ? ORDER BY id LIMIT 500'),
      movePath: prepare('UPDATE article SET path = ? WHERE id = ?'),
      putArticle: prepare(
        'INSERT INTO article(slug, path, section, status, date, expires, changed, cover, data, lists, made_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      setLists: prepare('UPDATE article SET lists = ? WHERE id = ?'),
      dropArticle: prepare('DELETE FROM article WHERE id = ?'),
      putSource: prepare('INSERT INTO source(id, text) VALUES (?, ?)'),
      source: prepare('SELECT text FROM source WHERE id = ?'),
      dropSource: prepare('DELETE FROM source WHERE id = ?'),
      putUnlisted: prepare('INSERT INTO unlisted(rowid, text, characters) VALUES (?, ?, ?)'),
      dropUnlisted: prepare('DELETE FROM unlisted WHERE rowid = ?'),
      putPlain: prepare('INSERT INTO plain(id, text) VALUES (?, ?)'),
      plain: prepare('SELECT text FROM plain WHERE id = ?'),
      dropPlain: prepare('DELETE FROM plain WHERE id = ?'),
      feedBody: prepare('SELECT tree FROM feed_body WHERE id = ?'),
      putFeedBody: prepare('INSERT INTO feed_body(id, tree) VALUES (?, ?)'),
      dropFeedBody: prepare('DELETE FROM feed_body WHERE id = ?'),
      putMember: prepare(
        'INSERT INTO member(list, rank, date, slug, id, expires, archived, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      dropMember: prepare('DELETE FROM member WHERE list = ? AND rank = ? AND date = ? AND slug = ?'),
      putAlias: prepare('INSERT INTO alias(path, slug) VALUES (?, ?)'),
      dropAliases: prepare('DELETE FROM alias WHERE slug = ?'),
      putMedia: prepare('INSERT INTO media_use(src, slug) VALUES (?, ?)'),
      dropMedia: prepare('DELETE FROM media_use WHERE slug = ?'),
      putOutbound: prepare('INSERT INTO outbound_link(address, slug) VALUES (?, ?)'),
      dropOutbound: prepare('DELETE FROM outbound_link WHERE slug = ?'),
      document: prepare('SELECT data, path FROM document WHERE kind = ? AND id = ?'),
      documents: prepare('SELECT id, data FROM document WHERE kind = ? ORDER BY id'),
      putDocument: prepare('INSERT OR REPLACE INTO document(kind, id, path, data) VALUES (?, ?, ?, ?)'),
      dropDocument: prepare('DELETE FROM document WHERE path = ?'),
      slugs: prepare('SELECT slug FROM article ORDER BY slug'),
      mediaOf: prepare('SELECT src FROM media_use WHERE slug = ? ORDER BY src'),
      mediaUsers: prepare('SELECT slug FROM media_use WHERE src = ?'),
      transitions:
        prepare(`SELECT id, path, data, lists FROM article WHERE status IN ('published', 'archived')
        AND ((date > :from AND date <= :to) OR (expires > :from AND expires <= :to))`),
      nextDate: prepare(
        "SELECT min(date) AS at FROM article WHERE status IN ('published', 'archived') AND date > ?",
      ),
      nextExpiry: prepare(
        "SELECT min(expires) AS at FROM article WHERE status IN ('published', 'archived') AND expires > ?",
      ),
      lastTransition: prepare(`SELECT
        (SELECT max(date) FROM article WHERE status IN ('published', 'archived') AND date <= :now) AS due,
        (SELECT max(expires) FROM article WHERE status IN ('published', 'archived') AND expires <= :now) AS expired`),
      lastDate: prepare(
        "SELECT max(date) AS at FROM article WHERE status IN ('published', 'archived') AND date <= ?",
      ),
      sectionsInUse: prepare('SELECT DISTINCT section FROM article'),
      // From one list to the next, without the articles between.
      populated: prepare(`WITH RECURSIVE present(list) AS (
          SELECT min(list) FROM member WHERE list >= 'section:' AND list < 'section;'
          UNION ALL SELECT (SELECT min(list) FROM member m WHERE m.list > present.list AND m.list < 'section;')
          FROM present WHERE present.list IS NOT NULL)
        SELECT list FROM present WHERE list IS NOT NULL AND EXISTS
          (SELECT 1 FROM member m INDEXED BY member_time WHERE m.list = present.list AND m.date <= ? AND m.expires > ?)`),
    };
  }

  transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk has ended it already.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Whether nothing was ever read into this index. */
  isEmpty(): boolean {
    return this.statements.anyFile.get() === undefined;
  }

  files(): FileRow[] {
    return this.statements.allFiles.all() as FileRow[];
  }

  file(path: string): FileRow | undefined {
    return this.statements.file.get(path) as FileRow | undefined;
  }

  filesBelow(folder: string): string[] {
    return (this.statements.filesBelow.all(folder, folder) as { path: string }[]).map(({ path }) => path);
  }

  filesOfSlug(slug: string): string[] {
    return (this.statements.filesOfSlug.all(slug) as { path: string }[]).map(({ path }) => path);
  }

  putFile(file: FileRow): void {
    const { path, size, mtime, hash, slug } = file;
    const { changes } = this.statements.setFile.run(size, mtime, hash, slug, path);
    if (changes === 0) this.statements.putFile.run(path, size, mtime, hash, slug);
  }

  dropFile(path: string): void {
    this.statements.dropFile.run(path);
    this.statements.dropProblems.run(path);
  }

  replaceProblems(path: string, problems: readonly Problem[]): void {
    this.statements.dropProblems.run(path);
    for (const { line, column, severity, rule, message } of problems) {
      this.statements.putProblem.run(path, line, column, severity, rule, message);
    }
  }

  problems(): Problem[] {
    return this.statements.problems.all() as Problem[];
  }

  /** Errors in files at present. */
  errorCount(): number {
    const row = this.db.prepare("SELECT count(*) AS total FROM problem WHERE severity = 'error'").get();
    return (row as { total: number }).total;
  }

  problemsOf(path: string): Problem[] {
    return this.statements.problemsOf.all(path) as Problem[];
  }

  pathsWithRule(rule: string): string[] {
    return (this.statements.pathsWithRule.all(rule) as { path: string }[]).map(({ path }) => path);
  }

  articleBySlug(slug: string): ArticleRow | undefined {
    return toRow(this.statements.bySlug.get(slug) as RawArticle | undefined);
  }

  articleByPath(path: string): ArticleRow | undefined {
    return toRow(this.statements.byPath.get(path) as RawArticle | undefined);
  }

  /** Every article in batches, for work that follows a change of sections or topics. */
  *everyArticle(): Generator<ArticleRow> {
    for (let last = 0; ; ) {
      const batch = this.statements.everyArticle.all(last) as RawArticle[];
      if (batch.length === 0) return;
      for (const raw of batch) {
        const row = toRow(raw);
        if (row) yield row;
      }
      last = batch.at(-1)?.id ?? 0;
    }
  }

  source(id: number): string {
    return (this.statements.source.get(id) as { text: string } | undefined)?.text ?? '';
  }

  /** Words of an article without syntax. */
  plain(id: number): string {
    return (this.statements.plain.get(id) as { text: string } | undefined)?.text ?? '';
  }

  /** The body as feeds are written from, see lib/mdx/feed-tree.ts. */
  feedBody(id: number): string {
    return (this.statements.feedBody.get(id) as { tree: string } | undefined)?.tree ?? '[]';
  }

  moveArticle(id: number, path: string): void {
    this.statements.movePath.run(path, id);
  }

  /** @param madeFrom names the bytes, and what else the article was read by */
  insertArticle(
    path: string,
    { article, terms }: PreparedArticle,
    lists: Membership[],
    madeFrom: string,
  ): number {
    const { record } = article;
    const { slug, section, status, date, expires } = record;
    const inserted = this.statements.putArticle.run(
      slug,
      path,
      section,
      status,
      date,
      expires,
      withdrawnAt(record) ?? lastChange(record),
      record.cover?.src ?? null,
      JSON.stringify(record),
      JSON.stringify(lists),
      madeFrom,
    );
    const id = Number(inserted.lastInsertRowid);
    this.statements.putSource.run(id, article.source);
    this.statements.putPlain.run(id, article.plain);
    this.statements.putFeedBody.run(id, article.feedTree);
    for (const alias of new Set(record.aliases)) this.statements.putAlias.run(alias, slug);
    for (const src of article.media) this.statements.putMedia.run(src, slug);
    for (const address of article.outbound) this.statements.putOutbound.run(address, slug);
    this.insertLists(id, record, terms, lists);
    // What readers may not find is kept apart from what they search, for the editors' side.
    if (!isListable(status))
      this.statements.putUnlisted.run(id, `${terms.title} ${terms.body}`, terms.characters);
    return id;
  }

  removeArticle(row: ArticleRow): void {
    this.removeLists(row);
    this.statements.dropArticle.run(row.id);
    this.statements.dropSource.run(row.id);
    this.statements.dropPlain.run(row.id);
    this.statements.dropFeedBody.run(row.id);
    if (!isListable(row.record.status)) this.statements.dropUnlisted.run(row.id);
    this.statements.dropAliases.run(row.record.slug);
    this.statements.dropMedia.run(row.record.slug);
    this.statements.dropOutbound.run(row.record.slug);
  }

  replaceLists(row: ArticleRow, lists: Membership[]): void {
    const plain = this.plain(row.id);
    this.removeLists(row);
    this.statements.setLists.run(JSON.stringify(lists), row.id);
    this.insertLists(row.id, row.record, searchTerms(row.record, foldText(plain)), lists);
  }

  document<T>(kind: string, id: string): T | undefined {
    const row = this.statements.document.get(kind, id) as { data: string } | undefined;
    return row ? (JSON.parse(row.data) as T) : undefined;
  }

  documents<T>(kind: string): T[] {
    const rows = this.statements.documents.all(kind) as { data: string }[];
    return rows.map(({ data }) => JSON.parse(data) as T);
  }

  putDocument(kind: string, id: string, path: string, value: unknown): void {
    this.statements.putDocument.run(kind, id, path, JSON.stringify(value));
  }

  dropDocument(path: string): void {
    this.statements.dropDocument.run(path);
  }

  /** Articles that show a media address. */
  mediaUsers(src: string): string[] {
    return (this.statements.mediaUsers.all(src) as { slug: string }[]).map(({ slug }) => slug);
  }

  /** Of all articles, whatever their status. */
  slugs(): string[] {
    return (this.statements.slugs.all() as { slug: string }[]).map(({ slug }) => slug);
  }

  /** Media addresses that an article shows, decoded, in order. */
  mediaOf(slug: string): string[] {
    return (this.statements.mediaOf.all(slug) as { src: string }[]).map(({ src }) => src);
  }

  /** Articles that become due or expire in the span (from, to]. */
  transitionsBetween(from: number, to: number): ArticleRow[] {
    const rows = this.statements.transitions.all({ from, to }) as RawArticle[];
    return rows.flatMap((raw) => toRow(raw) ?? []);
  }

  /** Date of the first public article from a moment on. */
  firstDateAfter(at: number): number | undefined {
    return (this.statements.nextDate.get(at - 1) as { at: number | null }).at ?? undefined;
  }

  /** The next moment after `now` at which an article becomes visible or expires. */
  nextTransition(now: number): number | undefined {
    const times = [this.statements.nextDate.get(now), this.statements.nextExpiry.get(now)]
      .map((row) => (row as { at: number | null }).at)
      .filter((at): at is number => at !== null);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** The last moment until `now` at which an article became visible or expired. */
  lastTransition(now: number): number | undefined {
    const { due, expired } = this.statements.lastTransition.get({ now }) as Record<
      'due' | 'expired',
      number | null
    >;
    return due === null && expired === null ? undefined : Math.max(due ?? 0, expired ?? 0);
  }

  /** Date of the last public article until a moment. */
  lastDateUntil(at: number): number | undefined {
    return (this.statements.lastDate.get(at) as { at: number | null }).at ?? undefined;
  }

  /**
   * Remembers what written times depend on. True when it changed and articles exist: their files are
   * then forgotten, so that the next comparison reads them again.
   */
  calendarChanged(calendar: string): boolean {
    const row = this.db.prepare("SELECT value FROM meta WHERE key = 'calendar'").get() as
      | { value: string }
      | undefined;
    if (row?.value === calendar) return false;
    this.transaction(() => {
      this.db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES ('calendar', ?)").run(calendar);
      if (row) this.db.exec("UPDATE file SET hash = '', mtime = 0 WHERE path LIKE '%.mdx'");
    });
    return row !== undefined;
  }

  sectionsInUse(): string[] {
    return (this.statements.sectionsInUse.all() as { section: string }[]).map(({ section }) => section);
  }

  /** Ids of sections with at least one visible article, in a stable order. */
  populatedSections(now: number): string[] {
    const rows = this.statements.populated.all(now, now) as { list: string }[];
    return rows.map(({ list }) => list.slice('section:'.length)).sort();
  }

  private insertLists(id: number, record: ArticleRecord, terms: SearchTerms, lists: Membership[]): void {
    if (lists.length === 0) return;
    for (const [list, rank] of lists) {
      this.statements.putMember.run(
        list,
        rank,
        record.date,
        record.slug,
        id,
        visibleUntil(record),
        record.archived ? 1 : 0,
        withdrawnAt(record) ?? null,
      );
    }
    if (!isListable(record.status)) return;
    this.fullText.put(
      id,
      record,
      terms,
      lists.map(([list]) => list),
    );
  }

  private removeLists({ id, record, lists }: ArticleRow): void {
    if (lists.length === 0) return;
    for (const [list, rank] of lists) this.statements.dropMember.run(list, rank, record.date, record.slug);
    this.fullText.drop(id);
  }
}

function toRow(raw: RawArticle | undefined): ArticleRow | undefined {
  if (!raw) return undefined;
  return {
    id: raw.id,
    path: raw.path,
    record: JSON.parse(raw.data) as ArticleRecord,
    lists: JSON.parse(raw.lists) as Membership[],
  };
}

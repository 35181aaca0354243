import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { mergeSettings } from '@/lib/search/merging';
import { EnvironmentError } from '@/lib/site/env';

/**
 * The index file: derived, disposable, versioned. Another schema, another site timezone or a damaged
 * file means that it is thrown away and built anew from the content tree.
 */

/** Increase whenever tables or what is written into them change. */
export const schemaVersion = '14';

// Terms come folded and separated by blanks: `ascii` only has to divide them, in two thirds of the time of unicode61.
const schema = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file(path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime REAL NOT NULL, hash TEXT NOT NULL, slug TEXT) WITHOUT ROWID;
CREATE INDEX file_slug ON file(slug) WHERE slug IS NOT NULL;
CREATE TABLE problem(path TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, severity TEXT NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL);
CREATE INDEX problem_path ON problem(path);
CREATE INDEX problem_severity ON problem(severity, path);
CREATE TABLE article(
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE, section TEXT NOT NULL, status TEXT NOT NULL,
  date INTEGER NOT NULL, expires INTEGER NOT NULL, changed INTEGER NOT NULL, cover TEXT, data TEXT NOT NULL, lists TEXT NOT NULL,
  made_from TEXT NOT NULL);
CREATE INDEX article_section ON article(section);
CREATE INDEX article_date ON article(date, slug, status, expires, section);
CREATE INDEX article_draft ON article(slug, date, section, path) WHERE status = 'draft';
CREATE INDEX article_withdrawn ON article(changed, slug, date, section) WHERE status = 'withdrawn';
CREATE INDEX article_expires ON article(expires);
CREATE INDEX article_public ON article(date, slug, expires, section, changed, cover) WHERE status IN ('published', 'archived');
CREATE INDEX article_translation ON article(json_extract(data, '$.translationOf')) WHERE json_extract(data, '$.translationOf') IS NOT NULL;
CREATE TABLE source(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE plain(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE feed_body(id INTEGER PRIMARY KEY, tree TEXT NOT NULL);
CREATE TABLE member(
  list TEXT NOT NULL, rank INTEGER NOT NULL, date INTEGER NOT NULL, slug TEXT NOT NULL,
  id INTEGER NOT NULL, expires INTEGER NOT NULL, archived INTEGER NOT NULL, withdrawn INTEGER,
  PRIMARY KEY(list, rank, date, slug)) WITHOUT ROWID;
CREATE INDEX member_time ON member(list, date, slug, expires, archived, id);
CREATE INDEX member_withdrawn ON member(list, withdrawn, slug, date) WHERE withdrawn IS NOT NULL;
CREATE TABLE alias(path TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY(path, slug)) WITHOUT ROWID;
CREATE INDEX alias_slug ON alias(slug);
CREATE TABLE media_use(src TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY(src, slug)) WITHOUT ROWID;
CREATE INDEX media_use_slug ON media_use(slug);
CREATE TABLE outbound_link(address TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY(address, slug)) WITHOUT ROWID;
CREATE INDEX outbound_link_slug ON outbound_link(slug);
CREATE TABLE document(kind TEXT NOT NULL, id TEXT NOT NULL, path TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE fts USING fts5(title, body, meta, content='', contentless_delete=1, tokenize='porter ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(fts, 'row');
CREATE VIRTUAL TABLE character USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE character_vocabulary USING fts5vocab(character, 'row');
CREATE VIRTUAL TABLE unlisted USING fts5(text, characters, content='', contentless_delete=1, tokenize='porter ascii');
CREATE VIRTUAL TABLE title USING fts5(words, start, pinyin, initials, meta, content='', contentless_delete=1, tokenize='ascii', prefix='3');
CREATE VIRTUAL TABLE title_vocabulary USING fts5vocab(title, 'row');
CREATE TABLE hit(id INTEGER PRIMARY KEY, date INTEGER NOT NULL, expires INTEGER NOT NULL, facets TEXT NOT NULL);
CREATE INDEX hit_date ON hit(date);
CREATE INDEX hit_expires ON hit(expires);
CREATE TABLE spoken(id INTEGER PRIMARY KEY, syllables TEXT NOT NULL);
CREATE TABLE name(id INTEGER PRIMARY KEY, list TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE name_words USING fts5(words, start, pinyin, initials, content='', contentless_delete=1, tokenize='ascii');
`;

export type Db = InstanceType<typeof Database>;

function configure(db: Db): void {
  // First, or the others refuse while another process has the file.
  db.exec('PRAGMA busy_timeout = 5000');
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = NORMAL');
  db.exec('PRAGMA cache_size = -16000');
}

function versionOf(identity: string): string {
  return `${schemaVersion} ${identity}`;
}

/**
 * Opens an index that another process may be writing, for reading only and at one moment: what is written from now on
 * does not show. Undefined when there is none of this version and identity, or it cannot be read.
 */
export function openForReading(dataDir: string, identity: string): Db | undefined {
  const file = path.join(dataDir, 'index.sqlite');
  if (!existsSync(file)) return undefined;
  let db: Db | undefined;
  try {
    db = new Database(file);
    db.exec('PRAGMA query_only = ON');
    db.exec('PRAGMA busy_timeout = 5000');
    db.exec('BEGIN');
    if (storedVersion(db) === versionOf(identity)) return db;
  } catch {
    // Whoever cannot have this one makes one of his own.
  }
  db?.close();
  return undefined;
}

function storedVersion(db: Db): string | undefined {
  const table = db.prepare("SELECT 1 AS found FROM sqlite_master WHERE name = 'meta'").get();
  if (!table) return undefined;
  const row: unknown = db.prepare("SELECT value FROM meta WHERE key = 'version'").get();
  return typeof row === 'object' && row !== null && 'value' in row ? String(row.value) : undefined;
}

/** A look into every table: damage there would otherwise only show at the first query. */
function isReadable(db: Db): boolean {
  const tables = [
    'file',
    'problem',
    'article',
    'source',
    'plain',
    'feed_body',
    'member',
    'alias',
    'media_use',
    'outbound_link',
    'document',
    'vocabulary',
    'hit',
    'spoken',
    'name',
  ];
  for (const table of tables) db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get();
  for (const table of ['fts', 'character', 'unlisted', 'title', 'name_words'])
    db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH 'a' LIMIT 1`).get();
  return true;
}

function removeFiles(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

/** What a file says that is no index of ours, in the words of SQLite; everything else is the disk's or the system's. */
const damage = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What is wrong with the folder, by the variable that names it. */
function folderProblem(error: unknown): EnvironmentError {
  const reason = error instanceof Error ? error.message : String(error);
  const remedy =
    codeOf(error) === 'SQLITE_FULL' || codeOf(error) === 'ENOSPC' ? '; make room on this disk' : '';
  return new EnvironmentError(`DATA_DIR: ${reason}${remedy}`);
}

/**
 * The index in a file, when it is whole and of this version and identity; undefined when it is to be replaced.
 * @throws EnvironmentError when the file is another program's, or the disk does not let it be read
 */
function openExisting(file: string, version: string): Db | undefined {
  let db: Db | undefined;
  try {
    db = new Database(file);
    configure(db);
    const stored = storedVersion(db);
    if (stored === version && isReadable(db)) return db;
    if (stored === undefined && holdsTables(db)) {
      throw new EnvironmentError(
        `DATA_DIR: ${file} is a database of another program; give Kaiyuan a folder of its own`,
      );
    }
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    if (!damage.has(codeOf(error))) throw folderProblem(error);
  }
  db?.close();
  return undefined;
}

function holdsTables(db: Db): boolean {
  return db.prepare('SELECT 1 AS found FROM sqlite_master LIMIT 1').get() !== undefined;
}

/**
 * Opens the index under `dataDir`.
 * @param identity what the index depends on besides the files (content folder, timezone); a change rebuilds it
 */
export function openDatabase(dataDir: string, identity: string): Db {
  const file = path.join(dataDir, 'index.sqlite');
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    // With the log of what it was, an empty file counts as locked.
    if (existsSync(file) && statSync(file).size === 0) removeFiles(file);
  } catch (error) {
    throw folderProblem(error);
  }
  const version = versionOf(identity);
  const known = openExisting(file, version);
  if (known) return known;
  removeFiles(file);
  try {
    const db = new Database(file);
    configure(db);
    db.exec(schema);
    db.exec(mergeSettings);
    db.prepare("INSERT INTO meta(key, value) VALUES ('version', ?)").run(version);
    return db;
  } catch (error) {
    throw folderProblem(error);
  }
}

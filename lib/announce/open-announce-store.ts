import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { Db } from '@/lib/content/database';
import { AnnounceStore } from './announce-store';

/** Increase whenever tables or what is written into them change: a file with another number is made anew. */
const schemaVersion = 1;

const schema = `
CREATE TABLE note(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE change(name TEXT PRIMARY KEY, date INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE waiting(
  target TEXT NOT NULL, address TEXT NOT NULL, date INTEGER NOT NULL, changed INTEGER NOT NULL,
  PRIMARY KEY(target, address)) WITHOUT ROWID;
CREATE INDEX waiting_order ON waiting(target, date DESC, changed, address);
CREATE TABLE target(
  name TEXT PRIMARY KEY, failures INTEGER NOT NULL, retry_at INTEGER NOT NULL, problem TEXT NOT NULL,
  quota_day TEXT NOT NULL, quota_left INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = ${schemaVersion};
`;

export function announceFile(dataDir: string): string {
  return path.join(dataDir, 'announce.sqlite');
}

/** Opens the file under `dataDir`. A damaged one, or one of another version, is made anew: the portal must start. */
export function openAnnounceStore(dataDir: string): AnnounceStore {
  const file = announceFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  try {
    return new AnnounceStore(open(file, false));
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    return new AnnounceStore(open(file, true));
  }
}

/** The file of a server that may be running. @throws when it is damaged or of another version */
export function readAnnounceStore(dataDir: string): AnnounceStore {
  return new AnnounceStore(open(announceFile(dataDir), false));
}

function open(file: string, fresh: boolean): Db {
  const db = new Database(file);
  try {
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec('PRAGMA busy_timeout = 5000');
    if (fresh) db.exec(schema);
    const row = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (row.user_version !== schemaVersion) throw new Error('another version');
    db.prepare('SELECT count(*) FROM waiting').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { Db } from './database';

/** A small database beside the index, which outlives it: the index is thrown away with every new schema. */
export interface SideFile {
  file: string;
  /** Increase whenever tables or what is written into them change: a file with another number is made anew. */
  version: number;
  schema: string;
  /** A table to look into, since damage would otherwise only show at the first query. */
  table: string;
}

/** Opens it. A damaged one, or one of another version, is made anew: the portal must start. */
export function openSideFile(side: SideFile): Db {
  const { file } = side;
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    return readSideFile(side);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    return open(side, true);
  }
}

/** The file of a server that may be running. @throws when it is damaged or of another version */
export function readSideFile(side: SideFile): Db {
  return open(side, false);
}

function open({ file, version, schema, table }: SideFile, fresh: boolean): Db {
  const db = new Database(file);
  try {
    // First, or the others refuse while another process has the file.
    db.exec('PRAGMA busy_timeout = 5000');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    if (fresh) db.exec(`${schema}\nPRAGMA user_version = ${version};`);
    const row = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (row.user_version !== version) throw new Error('another version');
    db.prepare(`SELECT count(*) FROM ${table}`).get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

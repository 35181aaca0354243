import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { Db } from '@/lib/content/database';
import { EnvironmentError } from '@/lib/site/env';

export function deskFile(deskDir: string): string {
  return path.join(deskDir, 'desk.sqlite');
}

/**
 * Opens the file of the desk, and makes it when there is none. Nothing in it can be derived: it is never thrown away, and
 * whoever keeps tables in it adds to them without loss. Commits reach the disk before they return.
 * @throws EnvironmentError when the folder cannot be written or the file is damaged
 */
export function openDeskDatabase(deskDir: string): Db {
  try {
    mkdirSync(deskDir, { recursive: true, mode: 0o700 });
    accessSync(deskDir, constants.W_OK);
    const db = new Database(deskFile(deskDir));
    // First: whoever else has the file open is waited for, also by what follows.
    db.exec('PRAGMA busy_timeout = 5000');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA foreign_keys = ON');
    return db;
  } catch (error) {
    throw new EnvironmentError(`DESK_DIR: ${error instanceof Error ? error.message : String(error)}`);
  }
}

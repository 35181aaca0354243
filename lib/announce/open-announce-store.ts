import path from 'node:path';
import { openSideFile, readSideFile, type SideFile } from '@/lib/content/side-file';
import { AnnounceStore } from './announce-store';

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
`;

export function announceFile(dataDir: string): string {
  return path.join(dataDir, 'announce.sqlite');
}

function sideFile(dataDir: string): SideFile {
  return { file: announceFile(dataDir), version: 1, schema, table: 'waiting' };
}

/** Opens the file under `dataDir`. A damaged one, or one of another version, is made anew: the portal must start. */
export function openAnnounceStore(dataDir: string): AnnounceStore {
  return new AnnounceStore(openSideFile(sideFile(dataDir)));
}

/** The file of a server that may be running. @throws when it is damaged or of another version */
export function readAnnounceStore(dataDir: string): AnnounceStore {
  return new AnnounceStore(readSideFile(sideFile(dataDir)));
}

import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { z } from 'zod';

export const manifestName = 'manifest.json';

/** What is in a backup. */
export const manifestSchema = z.object({
  version: z.literal(1),
  /** ISO 8601. */
  made: z.string(),
  /** Where the content is: in the backup, or in a commit that a git remote has. */
  content: z.union([
    z.object({ kind: z.literal('here') }),
    z.object({ kind: z.literal('git'), remote: z.string(), revision: z.string() }),
  ]),
  /** SHA-256 of every file, by its path in the backup. */
  files: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;

export async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Files below a folder, in order; links and what else is no file are not among them. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** @throws Error when SQLite finds anything wrong with a file */
export function checkDatabase(file: string): void {
  const db = new Database(file, { readonly: true });
  try {
    const found = db.prepare('PRAGMA integrity_check').all();
    const words = JSON.stringify(found);
    if (words !== '[{"integrity_check":"ok"}]')
      throw new Error(`${path.basename(file)}: ${words.slice(0, 300)}`);
  } finally {
    db.close();
  }
}

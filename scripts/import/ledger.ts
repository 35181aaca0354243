import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { texts } from './texts';
import { SourceError } from './types';

/**
 * What was imported, and as what: `content/.import.jsonl`. It stands in the tree, so that it is in git with the articles
 * and the next run, on whatever machine, knows them again; its name begins with a dot, so the site does not read it.
 * A line is added when an article was written, and the last line of a key counts: a run that is broken off loses nothing.
 */
const lineSchema = z.object({
  key: z.string(),
  slug: z.string(),
  section: z.string(),
  draft: z.boolean(),
  file: z.string(),
  /** Hash of the source when it was last read. */
  origin: z.string(),
  /** Hash of the file as the import wrote it: any other means that somebody edited it. */
  written: z.string(),
  /** Given to an article whose source has no date. */
  date: z.string().optional(),
  /** Files that could not be brought along: a later run tries again. */
  missing: z.number(),
});

export type LedgerEntry = z.infer<typeof lineSchema>;
export const ledgerFile = '.import.jsonl';

export class Ledger {
  private readonly entries = new Map<string, LedgerEntry>();
  private readonly file: string;

  /** @throws {SourceError} when the file cannot be understood: going on would import everything twice */
  constructor(root: string) {
    this.file = path.join(root, ledgerFile);
    for (const line of readText(this.file).split('\n')) {
      if (line === '') continue;
      try {
        const entry = lineSchema.parse(JSON.parse(line));
        this.entries.set(entry.key, entry);
      } catch {
        throw new SourceError(texts.ledgerBroken(this.file));
      }
    }
  }

  get(key: string): LedgerEntry | undefined {
    return this.entries.get(key);
  }

  slugs(): string[] {
    return [...this.entries.values()].map(({ slug }) => slug);
  }

  put(entry: LedgerEntry): void {
    const line = JSON.stringify(entry);
    if (line === JSON.stringify(this.entries.get(entry.key))) return;
    this.entries.set(entry.key, entry);
    appendFileSync(this.file, `${line}\n`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

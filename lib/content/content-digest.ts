import { createHash } from 'node:crypto';
import type { ContentStore } from './store';
import { type ContentTree, fileKind, maxTextBytes } from './tree';

/**
 * A name for the content that pages are made from, the same on every machine whose index says the same. It follows
 * the index and not the files: of a file with errors the last good version counts, which another instance may not have.
 *
 * It is the sum of one digest for each row, modulo 2^128, so that a change costs what the changed rows cost. Of media
 * it knows path and size, and the bytes of what pages show as text; pictures have their size in pixels from the file,
 * which is why whoever compares names must also heed changes that leave the name as it is.
 */

interface Row {
  sign: number;
  kind: 'file' | 'article' | 'document';
  a: string;
  b: string;
  c: string;
}

/** What the tables give to the sum. Columns that are no text are written as text. */
const columns = {
  file: ['path', 'size', "''"],
  article: ['slug', 'path', 'made_from'],
  document: ['kind', 'id', 'data'],
} as const;

const modulus = 1n << 128n;
const drawn = /\.(?:jpe?g|png|gif|webp|avif|mp4|webm|mov|mp3|m4a|ogg|wav|pdf|zip|docx?|xlsx?|pptx?|woff2?)$/i;

export class ContentDigest {
  private sum = 0n;
  /** Digests of media whose bytes count, as they entered the sum. */
  private readonly texts = new Map<string, string>();

  /** Reads every row once; from then on the connection notes what it writes. */
  constructor(
    private readonly store: Pick<ContentStore, 'db'>,
    private readonly tree: ContentTree,
  ) {
    const { db } = store;
    // Without it a row that OR REPLACE takes away fires no trigger.
    db.exec('PRAGMA recursive_triggers = ON');
    db.exec('CREATE TEMP TABLE moved(sign INTEGER, kind TEXT, a TEXT, b TEXT, c TEXT)');
    for (const [kind, names] of Object.entries(columns)) {
      const note = (sign: 1 | -1, side: 'NEW' | 'OLD'): string => {
        const values = names.map((name) => (name === "''" ? name : `${side}.${name}`));
        return `INSERT INTO moved VALUES (${sign}, '${kind}', ${values.join(', ')});`;
      };
      db.exec(`
        CREATE TEMP TRIGGER ${kind}_comes AFTER INSERT ON main.${kind} BEGIN ${note(1, 'NEW')} END;
        CREATE TEMP TRIGGER ${kind}_goes AFTER DELETE ON main.${kind} BEGIN ${note(-1, 'OLD')} END;
        CREATE TEMP TRIGGER ${kind}_moves AFTER UPDATE ON main.${kind} BEGIN ${note(-1, 'OLD')} ${note(1, 'NEW')} END;`);
      const rows = db.prepare(`SELECT 1 AS sign, '${kind}' AS kind, ${names.join(', ')} FROM ${kind}`);
      for (const [sign, , a, b, c] of rows.raw().all() as [number, string, string, string, string][]) {
        this.take({ sign, kind: kind as Row['kind'], a, b, c });
      }
    }
  }

  /** The name of what the index says now. Call between transactions. */
  read(): string {
    const { db } = this.store;
    const rows = db.prepare('SELECT sign, kind, a, b, c FROM moved ORDER BY rowid').all() as Row[];
    if (rows.length > 0) db.exec('DELETE FROM moved');
    for (const row of rows) this.take(row);
    return this.sum.toString(36);
  }

  private take({ sign, kind, a, b, c }: Row): void {
    const parts = kind === 'file' ? [a, this.markOf(a, b, sign)] : [a, b, c];
    const digest = createHash('sha256')
      .update([kind, ...parts].join('\0'))
      .digest('hex')
      .slice(0, 32);
    const number = BigInt(`0x${digest}`);
    this.sum = (this.sum + (sign > 0 ? number : modulus - number)) % modulus;
  }

  /** What counts of a file beside its path: of documents nothing, they count as what was read from them. */
  private markOf(path: string, size: string, sign: number): string {
    if (fileKind(path) !== 'media' && fileKind(path) !== 'log') return '';
    const known = this.texts.get(path);
    if (sign < 0) {
      this.texts.delete(path);
      return known ?? String(size);
    }
    if (drawn.test(path) || Number(size) > maxTextBytes) return String(size);
    const text = this.tree.readText(path) ?? '';
    const mark = createHash('sha256').update(text).digest('base64url');
    this.texts.set(path, mark);
    return mark;
  }
}

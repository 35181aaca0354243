import type { Problem } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { ruleMessages as text } from '@/lib/site/messages-rules';
import type { CheckedDocument } from './types';

export const duplicateTitle = { name: 'duplicate-title', severity: 'warning' } as const;

/** Finds articles whose title another one has too, in the whole tree, published or not. */
export class DuplicateTitles {
  private readonly files = new Map<string, string[]>();

  constructor({ store }: Pick<Newsroom, 'store'>) {
    const titles = store.db
      .prepare("SELECT path, json_extract(data, '$.title') AS title FROM article ORDER BY path")
      .all() as { path: string; title: string }[];
    for (const { path, title } of titles) {
      const key = foldTitle(title);
      const same = this.files.get(key);
      if (same) same.push(path);
      else this.files.set(key, [path]);
    }
  }

  /** The problem of one article, if any; the message names one of the others. */
  check({ kind, fields, keyOf }: CheckedDocument, file: string): Problem[] {
    if (kind !== 'article' || typeof fields.title !== 'string') return [];
    const other = this.files.get(foldTitle(fields.title))?.find((path) => path !== file);
    if (other === undefined) return [];
    const { name, severity } = duplicateTitle;
    return [
      { file, ...keyOf('title').placeAt(0), severity, rule: name, message: text.duplicateTitle(other) },
    ];
  }
}

function foldTitle(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

import { parseDocumentFile } from '@/lib/content/parse';
import { fileKind } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { checkText } from './check-text';
import { checkedDocument, checkedSettings } from './checked-document';
import { DuplicateTitles } from './duplicate-titles';
import type { CheckedDocument } from './types';

/** The rules of the text over files of one tree. They read the tree and the index, and change neither. */
export class TreeTextCheck {
  private readonly titles: DuplicateTitles;

  constructor(private readonly newsroom: Newsroom) {
    this.titles = new DuplicateTitles(newsroom);
  }

  /** Problems of one file; none for a file that cannot be read or holds no text. */
  check(file: string): Problem[] {
    const document = this.read(file);
    if (!document) return [];
    return [...checkText(document, file), ...this.titles.check(document, file)];
  }

  private read(file: string): CheckedDocument | undefined {
    const kind = fileKind(file);
    const site = this.newsroom.settings.site();
    if (kind === 'settings') {
      const yaml = this.newsroom.tree.readText(file);
      return yaml === undefined
        ? undefined
        : checkedSettings(yaml.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), site);
    }
    if (kind !== 'article' && kind !== 'topic' && kind !== 'page') return undefined;
    const { attempt } = parseDocumentFile(kind, file, this.newsroom.tree.read(file), site.timezone);
    return attempt && checkedDocument(kind, attempt, site);
  }
}

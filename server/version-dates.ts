import { LRUCache } from 'lru-cache';
import type { Document } from './document';

/** What each address answered last, and with which modification time. */
export class VersionDates {
  private readonly versions: LRUCache<string, { tag: string; modified: number }>;

  /** @param max addresses that are remembered */
  constructor(max: number) {
    this.versions = new LRUCache({ max });
  }

  /**
   * A document's own date is that of its newest article. When other bytes come under the same or an older date
   * (a correction of the text, a withdrawal), the document was modified now: If-Modified-Since must notice.
   */
  date(address: string, document: Document): void {
    if (document.lastModified === undefined) return;
    const own = Date.parse(document.lastModified);
    const before = this.versions.get(address);
    const changed = before !== undefined && before.tag !== document.tag;
    const modified = changed && own <= before.modified ? Math.max(before.modified + 1000, Date.now()) : own;
    const kept = before !== undefined && !changed ? Math.max(before.modified, own) : modified;
    document.lastModified = new Date(kept).toUTCString();
    this.versions.set(address, { tag: document.tag, modified: kept });
  }
}

import { LRUCache } from 'lru-cache';
import type { FileRow } from '@/lib/content/store';
import { readHistory } from './git-history';

/** When a file was changed last and, as far as git knows, by whom. */
export interface LastChange {
  /** Epoch milliseconds. */
  at: number;
  /** Absent where only the file system was asked. */
  by?: string;
  subject?: string;
  /** False: what lies on disk is in no commit yet. Absent: there is no history. */
  committed?: boolean;
}

export type VersionedFile = Pick<FileRow, 'path' | 'hash' | 'mtime'>;

/** Readers of a list wait no longer for git; what comes later is there the next time. */
const patienceMs = 400;

/** What is in no commit yet may be in one soon. */
const openMs = 3000;

/** Where git knows nothing, it is not asked again for a while. */
const strangerMs = 60_000;

/** Last changes of the rows that are shown: one look into the history for a page of them, remembered by file version. */
export class LastChanges {
  private readonly known = new LRUCache<string, LastChange>({ max: 5000 });
  private readonly asked = new Set<string>();
  private strangerUntil = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly root: string) {}

  /** @returns by path; from the file system where git has not answered in time */
  async of(files: readonly VersionedFile[]): Promise<Map<string, LastChange>> {
    const missing = files.filter((file) => !this.known.has(keyOf(file)));
    if (missing.length > 0 && performance.now() >= this.strangerUntil)
      await Promise.race([
        this.look(missing),
        new Promise((resolve) => setTimeout(resolve, patienceMs).unref()),
      ]);
    return new Map(files.map((file) => [file.path, this.known.get(keyOf(file)) ?? { at: file.mtime }]));
  }

  /** One after another, and each file once. */
  private look(files: readonly VersionedFile[]): Promise<void> {
    const wanted = files.filter((file) => !this.asked.has(keyOf(file)));
    for (const file of wanted) this.asked.add(keyOf(file));
    if (wanted.length > 0) this.work = this.work.then(() => this.read(wanted));
    return this.work;
  }

  private async read(files: readonly VersionedFile[]): Promise<void> {
    const paths = files.map(({ path }) => path);
    const history = await readHistory(this.root, paths);
    if (!history) this.strangerUntil = performance.now() + strangerMs;
    for (const file of files) {
      this.asked.delete(keyOf(file));
      if (!history) continue;
      const commit = history.commits.get(file.path);
      if (history.uncommitted.has(file.path))
        this.remember(file, { at: file.mtime, committed: false }, openMs);
      else if (commit) this.remember(file, { ...commit, committed: true });
      else this.remember(file, { at: file.mtime }, strangerMs);
    }
  }

  private remember(file: VersionedFile, change: LastChange, ttl?: number): void {
    this.known.set(keyOf(file), change, { ttl });
  }
}

/** A file that was put back as it was has another time, and perhaps another commit. */
function keyOf({ path, hash, mtime }: VersionedFile): string {
  return `${path} ${hash} ${mtime}`;
}

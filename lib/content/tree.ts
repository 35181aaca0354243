import { createHash } from 'node:crypto';
import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { messages } from '@/lib/site/messages';

/** The content tree on disk. The only module that reads content files; paths are relative, with `/`. */

export type FileKind = 'article' | 'topic' | 'page' | 'settings' | 'media' | 'log' | 'other';

export interface FileStat {
  path: string;
  size: number;
  /** Milliseconds with fractions, as the file system gives it. */
  mtime: number;
}

/** Larger text files are refused before they are read. */
export const maxTextBytes = 4 * 1024 * 1024;

const settingsFiles = new Set(['site.yaml', 'sections.yaml', 'front.yaml', 'redirects.yaml', 'zh-hant.yaml']);

/** Changes with every entry of the log of signed articles (lib/provenance). */
export const logCheckpoint = 'transparency/checkpoint';

/** What a path of the tree is, from its place alone. */
export function fileKind(file: string): FileKind {
  if (settingsFiles.has(file)) return 'settings';
  if (file === logCheckpoint) return 'log';
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name.startsWith('.') || name.endsWith('~')) return 'other';
  if (file.startsWith('articles/')) return name.endsWith('.mdx') ? 'article' : 'media';
  if (/^topics\/[^/]+\.mdx$/.test(file)) return 'topic';
  if (/^pages\/[^/]+\.mdx$/.test(file)) return 'page';
  if (file.startsWith('media/')) return 'media';
  return 'other';
}

/** Name that an article, topic or page file gives its document; undefined when the name is not usable. */
export function slugOf(file: string): string | undefined {
  const parts = file.split('/');
  const name = parts.at(-1) ?? '';
  if (!name.endsWith('.mdx')) return undefined;
  const base = name.slice(0, -4);
  if (base === 'index' && file.startsWith('articles/') && parts.length > 2) return parts.at(-2);
  return base;
}

/** Folder of an article that is a folder, else undefined. */
export function folderOf(file: string): string | undefined {
  return file.startsWith('articles/') && file.endsWith('/index.mdx')
    ? file.slice(0, -'/index.mdx'.length)
    : undefined;
}

export class ContentTree {
  constructor(readonly root: string) {}

  absolute(file: string): string {
    return path.join(this.root, file);
  }

  stat(file: string): FileStat | undefined {
    try {
      const found = statSync(this.absolute(file));
      return found.isFile() ? { path: file, size: found.size, mtime: found.mtimeMs } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether nothing is at a path, as opposed to something that cannot be looked at now. */
  isGone(file: string): boolean {
    try {
      return !statSync(this.absolute(file)).isFile();
    } catch (error) {
      return isAbsence(error);
    }
  }

  /**
   * All files of the known kinds below `folder` (default: the whole tree), in path order.
   * @param unreadable told of folders and files that are there but cannot be looked at; '' is the tree itself
   */
  list(folder = '', unreadable: (path: string, reason: string) => void = () => undefined): FileStat[] {
    const found: FileStat[] = [];
    const visit = (directory: string): void => {
      for (const entry of this.entries(directory, unreadable)) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const relative = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (relative === 'transparency') {
          // The log has more files than the newsroom, and its checkpoint speaks for all of them.
          const checkpoint = this.stat(logCheckpoint);
          if (checkpoint) found.push(checkpoint);
          continue;
        }
        if (entry.isDirectory()) {
          visit(relative);
        } else if (fileKind(relative) !== 'other') {
          const stat = this.stat(relative);
          if (stat) found.push(stat);
          else if (!this.isGone(relative)) unreadable(relative, messages.check.noAccess);
        }
      }
    };
    visit(folder);
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /**
   * The bytes of a file, but never more than one beyond the limit of text: whoever decodes them refuses the file.
   * @throws what the file system throws, and when the file is a link that leads out of the tree
   */
  read(file: string): Buffer {
    const real = realpathSync(this.absolute(file));
    if (!real.startsWith(realpathSync(this.root) + path.sep)) throw new Error(messages.check.outside);
    const opened = openSync(real, 'r');
    try {
      return readAtMost(opened, maxTextBytes + 1);
    } finally {
      closeSync(opened);
    }
  }

  /** Text of a small file, or undefined when it cannot be read. For data that components show (CSV, captions). */
  readText(file: string): string | undefined {
    const stat = this.stat(file);
    if (!stat || stat.size > maxTextBytes) return undefined;
    try {
      return this.read(file).toString('utf8');
    } catch {
      return undefined;
    }
  }

  private entries(directory: string, unreadable: (path: string, reason: string) => void): Dirent[] {
    try {
      return readdirSync(this.absolute(directory), { withFileTypes: true });
    } catch (error) {
      // A tree that is not there is a disk that is not there: nothing is known of what it holds.
      if (directory === '' || !isAbsence(error)) unreadable(directory, reasonOf(error));
      return [];
    }
  }
}

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readAtMost(opened: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.min(64 * 1024, limit - length));
    const read = chunk.length === 0 ? 0 : readSync(opened, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks, length);
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64url');
}

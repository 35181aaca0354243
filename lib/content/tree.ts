import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The content tree on disk. The only module that reads content files; paths are relative, with `/`. */

export type FileKind = 'article' | 'topic' | 'page' | 'settings' | 'media' | 'other';

export interface FileStat {
  path: string;
  size: number;
  /** Milliseconds with fractions, as the file system gives it. */
  mtime: number;
}

/** Larger text files are refused before they are read. */
export const maxTextBytes = 4 * 1024 * 1024;

const settingsFiles = new Set(['site.yaml', 'sections.yaml', 'front.yaml', 'redirects.yaml', 'zh-hant.yaml']);

/** What a path of the tree is, from its place alone. */
export function fileKind(file: string): FileKind {
  if (settingsFiles.has(file)) return 'settings';
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

  /** All files of the known kinds below `folder` (default: the whole tree), in path order. */
  list(folder = ''): FileStat[] {
    const found: FileStat[] = [];
    const visit = (directory: string): void => {
      for (const entry of this.entries(directory)) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const relative = directory === '' ? entry.name : `${directory}/${entry.name}`;
        if (entry.isDirectory()) {
          visit(relative);
        } else if (fileKind(relative) !== 'other') {
          const stat = this.stat(relative);
          if (stat) found.push(stat);
        }
      }
    };
    visit(folder);
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** @throws what the file system throws */
  read(file: string): Buffer {
    return readFileSync(this.absolute(file));
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

  private entries(directory: string): Dirent[] {
    try {
      return readdirSync(this.absolute(directory), { withFileTypes: true });
    } catch {
      return [];
    }
  }
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64url');
}

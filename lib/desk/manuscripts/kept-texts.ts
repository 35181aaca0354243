import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isCode, writeWhole } from './durable-file';
import { versionOf } from './file-form';

/** How long texts are kept that no working copy began from, in milliseconds. */
const keptMs = 90 * 24 * 3600 * 1000;

/**
 * Texts that the desk wrote or replaced, as files `<slug>/<time>-<version>.mdx`: for telling what somebody's text began
 * from, and so that none is lost when others write to the same file at the same moment, with or without git.
 */
export class KeptTexts {
  constructor(private readonly folder: string) {}

  /** On disk when it returns. */
  async keep(slug: string, version: string, bytes: Uint8Array, at: number): Promise<void> {
    if (await this.find(slug, version)) return;
    await mkdir(path.join(this.folder, slug), { recursive: true, mode: 0o700 });
    await writeWhole(this.nameOf(slug, version, at), bytes);
  }

  /**
   * Keeps the file that stands at `target` at this very moment, by a second name for it: whoever has it open still writes
   * into what is kept. A copy where the folders lie on different file systems.
   * @returns the name of what is kept
   * @throws what the file system throws, ENOENT when there is no file
   */
  hold(slug: string, version: string, target: string, at: number): string {
    const folder = path.join(this.folder, slug);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const held = this.nameOf(slug, version, at);
    try {
      linkSync(target, held);
    } catch (error) {
      if (!isCode(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error;
      copyNow(target, held);
    }
    return held;
  }

  /** Bytes of a version, when they are still kept. */
  async find(slug: string, version: string): Promise<Buffer | undefined> {
    for (const name of await this.names(slug)) {
      if (!name.endsWith(`-${version}.mdx`)) continue;
      const bytes = await readFile(path.join(this.folder, slug, name)).catch(() => undefined);
      // Somebody may have gone on writing into a file that was replaced.
      if (bytes && versionOf(bytes) === version) return bytes;
    }
    return undefined;
  }

  /** Removes what is older than the bound. @param spared versions that are still needed */
  async sweep(now: number, spared: ReadonlySet<string>): Promise<void> {
    for (const slug of await readdir(this.folder).catch(() => [])) {
      for (const name of await this.names(slug)) {
        const file = path.join(this.folder, slug, name);
        const version = /-([0-9a-f]{64})\.mdx$/.exec(name)?.[1] ?? '';
        const found = await stat(file).catch(() => undefined);
        if (found && found.ctimeMs < now - keptMs && !spared.has(version)) await rm(file, { force: true });
      }
      await rmdir(path.join(this.folder, slug)).catch(() => undefined);
    }
  }

  private async names(slug: string): Promise<string[]> {
    const names = await readdir(path.join(this.folder, slug)).catch(() => []);
    return names.sort().reverse();
  }

  private nameOf(slug: string, version: string, at: number): string {
    const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
    return path.join(this.folder, slug, `${time}-${randomBytes(3).toString('hex')}-${version}.mdx`);
  }
}

function copyNow(from: string, to: string): void {
  const bytes = readFileSync(from);
  const part = `${to}.part`;
  const handle = openSync(part, 'wx', 0o600);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, to);
}

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * The files of the log, in `transparency/` of the content tree. What an append writes stands first in a journal, on the
 * disk: whatever ends in between, the next that opens the log writes it again. The checkpoint is written last, so that
 * nobody reads a checkpoint whose tiles are not there.
 */
export class LogFiles {
  constructor(readonly folder: string) {}

  read(file: string): Buffer | undefined {
    try {
      return readFileSync(path.join(this.folder, file));
    } catch {
      return undefined;
    }
  }

  readText(file: string): string | undefined {
    return this.read(file)?.toString('utf8');
  }

  get exists(): boolean {
    return existsSync(path.join(this.folder, 'keys.json'));
  }

  /** Articles of which there are records. */
  signedSlugs(): string[] {
    try {
      const names = readdirSync(path.join(this.folder, 'records'));
      return names.filter((name) => /^[a-z0-9-]+\.json$/.test(name)).map((name) => name.slice(0, -5));
    } catch {
      return [];
    }
  }

  /** Writes all files or, after a crash, has them written by {@link recover}. In order; the checkpoint belongs last. */
  write(files: ReadonlyMap<string, Buffer>): void {
    const journal = [...files].map(([file, bytes]) => [file, bytes.toString('base64')]);
    mkdirSync(this.folder, { recursive: true });
    this.settle();
    this.replace(journalName, Buffer.from(JSON.stringify(journal)), true);
    for (const [file, bytes] of files) this.replace(file, bytes, false);
  }

  /** Completes an append that was interrupted. */
  recover(): void {
    for (const [file, bytes] of this.journal()) {
      if (!this.read(file)?.equals(bytes)) this.replace(file, bytes, true);
    }
  }

  remove(file: string): void {
    rmSync(path.join(this.folder, file), { recursive: true, force: true });
  }

  /** What the last append wrote reaches the disk before the journal of it goes. */
  private settle(): void {
    const age =
      Date.now() - (statSync(path.join(this.folder, journalName), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    // Systems write back what is older than this by themselves.
    if (age > settledMs) return;
    for (const [file] of this.journal()) {
      if (!existsSync(path.join(this.folder, file))) continue;
      const opened = openSync(path.join(this.folder, file), 'r+');
      fsyncSync(opened);
      closeSync(opened);
    }
  }

  private journal(): [string, Buffer][] {
    const text = this.readText(journalName);
    if (text === undefined) return [];
    const files: [string, string][] = JSON.parse(text);
    return files.map(([file, bytes]) => [file, Buffer.from(bytes, 'base64')]);
  }

  private replace(file: string, bytes: Buffer, onDisk: boolean): void {
    const target = path.join(this.folder, file);
    const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}~`);
    try {
      writeTo(beside, bytes, onDisk);
    } catch (error) {
      if (!isMissing(error)) throw error;
      mkdirSync(path.dirname(target), { recursive: true });
      writeTo(beside, bytes, onDisk);
    }
    renameSync(beside, target);
  }
}

/** Begins with a dot: it is no content. */
const journalName = '.journal';

const settledMs = 120_000;

function writeTo(file: string, bytes: Buffer, onDisk: boolean): void {
  if (!onDisk) return writeFileSync(file, bytes);
  const opened = openSync(file, 'w');
  try {
    writeFileSync(opened, bytes);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

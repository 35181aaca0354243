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
 * disk, for some minutes: whatever ends in between, the next that appends writes it again. So one write has to wait for
 * the disk and not ten. The checkpoint is written last, so that nobody reads one whose tiles are not there.
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
    const written = [...files].map(([file, bytes]) => [file, bytes.toString('base64')]);
    mkdirSync(this.folder, { recursive: true });
    const journals = this.journals();
    const number = Number(journals.at(-1)?.slice(journalPrefix.length) ?? 0) + 1;
    const name = `${journalPrefix}${String(number).padStart(journalDigits, '0')}`;
    this.replace(name, Buffer.from(JSON.stringify(written)), true);
    for (const [file, bytes] of files) this.replace(file, bytes, false);
    for (const old of journals) if (this.ageOf(old) > settledMs) this.remove(old);
  }

  /** Completes appends that were interrupted: by a process that ended, or with the machine. */
  recover(): void {
    const journals = this.journals();
    const last = journals.at(-1);
    if (last === undefined) return;
    const isKnown = recovered.has(this.folder);
    recovered.add(this.folder);
    // What this process wrote itself lacks nothing, whatever became of others shows in the checkpoint.
    if (isKnown && this.isComplete(last)) return;
    for (const journal of journals) {
      for (const [file, bytes] of this.filesOf(journal)) {
        if (!this.read(file)?.equals(bytes)) this.replace(file, bytes, true);
      }
    }
  }

  private isComplete(journal: string): boolean {
    const checkpoint = this.filesOf(journal).find(([file]) => file === 'checkpoint');
    return checkpoint === undefined || this.read('checkpoint')?.equals(checkpoint[1]) === true;
  }

  remove(file: string): void {
    rmSync(path.join(this.folder, file), { recursive: true, force: true });
  }

  /** In the order in which they were written. */
  private journals(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => name.startsWith(journalPrefix) && !name.endsWith('~'))
      .sort();
  }

  private ageOf(file: string): number {
    const stat = statSync(path.join(this.folder, file), { throwIfNoEntry: false });
    return stat ? Date.now() - stat.mtimeMs : 0;
  }

  private filesOf(journal: string): [string, Buffer][] {
    const files: [string, string][] = JSON.parse(this.readText(journal) ?? '[]');
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
const journalPrefix = '.journal-';
const journalDigits = 9;

/** Systems write to the disk by themselves what is older than this; until then a journal is kept. */
const settledMs = 120_000;

/** Folders whose journals this process has looked through. */
const recovered = new Set<string>();

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

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
import { mkdir, rename, writeFile } from 'node:fs/promises';
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

  /** Writes all files or, after a crash, has them written by {@link recover}; the checkpoint when the others are there. */
  async write(files: ReadonlyMap<string, Buffer>): Promise<void> {
    const written = [...files].map(([file, bytes]) => [file, bytes.toString('base64')]);
    mkdirSync(this.folder, { recursive: true });
    const journals = this.journals();
    const number = Number(journals.at(-1)?.slice(journalPrefix.length) ?? 0) + 1;
    const name = `${journalPrefix}${String(number).padStart(journalDigits, '0')}`;
    this.replace(name, Buffer.from(JSON.stringify(written)), true);
    const others = [...files].filter(([file]) => file !== checkpointFile);
    // All have ended before anything is thrown: the next append writes files of the same names.
    const ends = await Promise.allSettled(others.map(([file, bytes]) => this.replaceSoon(file, bytes)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    const checkpoint = files.get(checkpointFile);
    if (checkpoint) this.replace(checkpointFile, checkpoint, false);
    for (const old of journals) if (this.ageOf(old) > settledMs) this.remove(old);
    settled.set(this.folder, { journal: name, checkpoint });
  }

  /** Completes appends that were interrupted: by a process that ended, or with the machine. */
  recover(): void {
    const journals = this.journals();
    const last = journals.at(-1);
    if (last === undefined) return;
    const known = settled.get(this.folder);
    const checkpoint = known?.journal === last ? known.checkpoint : this.checkpointOf(last);
    // What this process looked through once lacks nothing; whether a later append came to its end shows in the checkpoint.
    const isComplete = checkpoint === undefined || this.read(checkpointFile)?.equals(checkpoint) === true;
    if (!known || !isComplete) this.writeAgain(journals);
    settled.set(this.folder, { journal: last, checkpoint });
  }

  private writeAgain(journals: readonly string[]): void {
    for (const journal of journals) {
      for (const [file, bytes] of this.filesOf(journal)) {
        if (!this.read(file)?.equals(bytes)) this.replace(file, bytes, true);
      }
    }
  }

  private checkpointOf(journal: string): Buffer | undefined {
    return this.filesOf(journal).find(([file]) => file === checkpointFile)?.[1];
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

  /** As {@link replace}, not waiting for the disk; several at a time. */
  private async replaceSoon(file: string, bytes: Buffer): Promise<void> {
    const { target, beside } = this.namesOf(file);
    try {
      await writeFile(beside, bytes);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(beside, bytes);
    }
    await rename(beside, target);
  }

  private namesOf(file: string): { target: string; beside: string } {
    const target = path.join(this.folder, file);
    return { target, beside: path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}~`) };
  }

  private replace(file: string, bytes: Buffer, onDisk: boolean): void {
    const { target, beside } = this.namesOf(file);
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

/** By folder, the last journal that this process knows of, and the checkpoint that stands in it. */
const settled = new Map<string, { journal: string; checkpoint?: Buffer }>();

const checkpointFile = 'checkpoint';

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

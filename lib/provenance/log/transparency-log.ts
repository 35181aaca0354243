import { type Checkpoint, parseCheckpoint, writeCheckpoint, writeProof } from '../note';
import type { LogFiles } from './log-files';
import { bundlePath, fingerprintPath, readBundle, tileWidth, writeBundleEntry } from './tiles';
import { growTiles, hashOfLeaf, LogTree, type ReadFile } from './tree';

/** What is appended: the entry, the fingerprints of the text it speaks of, and files that belong to it. */
export interface NewEntry {
  entry: Uint8Array;
  fingerprints: readonly number[];
  /** Given the proof of its inclusion, files to write with it. */
  files: (proof: string) => ReadonlyMap<string, Buffer>;
}

/** Signs the text of a checkpoint: gives the whole note. */
export type SignNote = (text: string) => Promise<string>;

/** The append-only log of a site. Whoever appends holds {@link withLogLock}. */
export class TransparencyLog {
  constructor(
    readonly files: LogFiles,
    readonly origin: string,
  ) {}

  /** The signed checkpoint; undefined for a log without entries. @throws Error for one that cannot be read */
  checkpoint(): (Checkpoint & { note: string }) | undefined {
    const note = this.files.readText('checkpoint');
    if (note === undefined) return undefined;
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint || checkpoint.origin !== this.origin)
      throw new Error(`transparency/checkpoint is no checkpoint of ${this.origin}`);
    return { ...checkpoint, note };
  }

  tree(): LogTree {
    return new LogTree(this.checkpoint()?.size ?? 0, (file) => this.files.read(file));
  }

  /** Entries from one place to another, the last not included. @throws Error when they are not there */
  entries(from: number, to: number): Buffer[] {
    const size = this.checkpoint()?.size ?? 0;
    return this.bundled(from, Math.min(to, size), size, bundlePath, readBundle);
  }

  /** Keys of the fingerprints of entries, likewise. */
  fingerprints(from: number, to: number): number[][] {
    const size = this.checkpoint()?.size ?? 0;
    return this.bundled(from, Math.min(to, size), size, fingerprintPath, readFingerprints);
  }

  /**
   * Appends entries with one checkpoint for every 256. @returns the place of the first
   * @throws Error when the tiles do not lead to the checkpoint: the log was damaged, nothing is appended
   */
  async append(entries: readonly NewEntry[], sign: SignNote): Promise<number> {
    this.files.recover();
    const first = this.checkpoint()?.size ?? 0;
    for (let done = 0; done < entries.length; ) {
      const room = tileWidth - ((first + done) % tileWidth);
      const part = entries.slice(done, done + room);
      await this.appendPart(part, sign);
      done += part.length;
    }
    return first;
  }

  private async appendPart(entries: readonly NewEntry[], sign: SignNote): Promise<void> {
    const before = this.checkpoint();
    const size = before?.size ?? 0;
    const onDisk: ReadFile = (file) => this.files.read(file);
    if (before && !new LogTree(size, onDisk).root().equals(before.root))
      throw new Error('transparency/tile does not lead to transparency/checkpoint: restore the folder');
    const written = growTiles(
      size,
      entries.map(({ entry }) => hashOfLeaf(entry)),
      onDisk,
    );
    const to = size + entries.length;
    this.growBundle(
      size,
      to,
      bundlePath,
      entries.map(({ entry }) => writeBundleEntry(entry)),
      written,
    );
    this.growBundle(
      size,
      to,
      fingerprintPath,
      entries.map(({ fingerprints }) => writeFingerprints(fingerprints)),
      written,
    );
    const tree = new LogTree(to, (file) => written.get(file) ?? onDisk(file));
    const root = new Uint8Array(tree.root());
    const note = await sign(writeCheckpoint({ origin: this.origin, size: to, root }));
    entries.forEach(({ files }, index) => {
      const hashes = tree.inclusion(size + index).map((hash) => new Uint8Array(hash));
      const proof = writeProof({ index: size + index, hashes, checkpoint: note });
      for (const [file, bytes] of files(proof)) written.set(file, bytes);
    });
    written.set('checkpoint', Buffer.from(note));
    await this.files.write(written);
    if (to % tileWidth === 0) this.dropParts(Math.floor(size / tileWidth));
  }

  private growBundle(
    size: number,
    to: number,
    pathOf: (index: number, width: number) => string,
    added: readonly Buffer[],
    written: Map<string, Buffer>,
  ): void {
    const number = Math.floor(size / tileWidth);
    const width = size % tileWidth;
    const old = width === 0 ? Buffer.alloc(0) : this.files.read(pathOf(number, width));
    if (!old) throw new Error(`transparency/${pathOf(number, width)} is missing: restore the folder`);
    written.set(pathOf(number, to - number * tileWidth), Buffer.concat([old, ...added]));
  }

  /** Parts of a tile are needed no more once it is full. */
  private dropParts(number: number): void {
    for (const whole of [`tile/0`, 'tile/entries', 'fingerprints']) {
      const name = bundlePath(number, tileWidth).slice('tile/entries/'.length);
      this.files.remove(`${whole}/${name}.p`);
    }
  }

  private bundled<T>(
    from: number,
    to: number,
    size: number,
    pathOf: (index: number, width: number) => string,
    parse: (bytes: Buffer) => T[],
  ): T[] {
    const found: T[] = [];
    for (let number = Math.floor(from / tileWidth); number * tileWidth < to; number += 1) {
      const width = Math.min(tileWidth, size - number * tileWidth);
      const bytes = this.files.read(pathOf(number, width)) ?? this.files.read(pathOf(number, tileWidth));
      if (!bytes) throw new Error(`transparency/${pathOf(number, width)} is missing`);
      const start = number * tileWidth;
      found.push(...parse(bytes).slice(Math.max(0, from - start), to - start));
    }
    return found;
  }
}

/** Count, then keys; 16 and 32 bits, the high octet first. */
function writeFingerprints(keys: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 + 4 * keys.length);
  bytes.writeUInt16BE(keys.length);
  keys.forEach((key, index) => void bytes.writeUInt32BE(key, 2 + 4 * index));
  return bytes;
}

function readFingerprints(bytes: Buffer): number[][] {
  const found: number[][] = [];
  for (let at = 0; at < bytes.length; ) {
    const count = bytes.readUInt16BE(at);
    found.push(Array.from({ length: count }, (_, index) => bytes.readUInt32BE(at + 2 + 4 * index)));
    at += 2 + 4 * count;
  }
  return found;
}

import { canonicalJson } from '../canonical-json';
import { sha256, toHex } from '../digest';
import { checkNote, parseCheckpoint } from '../note';
import type { LogReader } from './log-reader';
import { bundlePath, readBundle, tilePath, tileWidth } from './tiles';
import { growTiles, hashOfLeaf, LogTree } from './tree';

/** Something in a log contradicts itself, what was seen of it before, or its keys. The message says what. */
export class AuditError extends Error {}

export interface Audit {
  /** Size of the log when it was last looked at; undefined the first time. */
  from?: number;
  size: number;
  /** The checkpoint, to be kept for the next time. */
  note: string;
}

/**
 * Reads the whole log and makes its tree anew: the entries must lead to the checkpoint, the tree of the size that was seen
 * before must have the root that was seen, and the tiles must be those of the entries. @param seen the checkpoint of the last time
 * @throws AuditError
 */
export async function auditLog(reader: LogReader, seen: string | undefined): Promise<Audit> {
  const [keys, note] = [await reader.keys(), (await reader.file('checkpoint'))?.toString('utf8')];
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note);
  if (note === undefined || !checkpoint) throw new AuditError('there is no checkpoint');
  if (checkpoint.origin !== keys.log)
    throw new AuditError(`the checkpoint is of ${checkpoint.origin}, the keys are of ${keys.log}`);
  if ((await checkNote(note, keys, checkpoint.size)) !== 'good')
    throw new AuditError('no key that is in force signed the checkpoint');
  const before = seen === undefined ? undefined : parseCheckpoint(seen);
  if (before && before.origin !== checkpoint.origin)
    throw new AuditError(`it was the log ${before.origin} before`);
  if (before && before.size > checkpoint.size)
    throw new AuditError(`it had ${before.size} entries and has ${checkpoint.size}`);
  const entries = await readEntries(reader, checkpoint.size);
  const leaves = entries.map(hashOfLeaf);
  await compareTiles(reader, leaves);
  if (!rootOf(leaves).equals(Buffer.from(checkpoint.root)))
    throw new AuditError('the entries do not lead to the checkpoint');
  if (before && !rootOf(leaves.slice(0, before.size)).equals(Buffer.from(before.root)))
    throw new AuditError(`the first ${before.size} entries are not those that were seen before`);
  await compareKeys(entries, canonicalJson(keys));
  return { ...(before && { from: before.size }), size: checkpoint.size, note };
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const tiles = growTiles(0, leaves, () => undefined);
  return new LogTree(leaves.length, (file) => tiles.get(file)).root();
}

async function readEntries(reader: LogReader, size: number): Promise<Buffer[]> {
  const entries: Buffer[] = [];
  for (let number = 0; number * tileWidth < size; number += 1) {
    const width = Math.min(tileWidth, size - number * tileWidth);
    const file = bundlePath(number, width);
    const bytes = await reader.file(file);
    if (!bytes) throw new AuditError(`${file} is missing`);
    const found = readBundle(bytes);
    if (found.length !== width) throw new AuditError(`${file} has ${found.length} entries, not ${width}`);
    entries.push(...found);
  }
  return entries;
}

async function compareTiles(reader: LogReader, leaves: readonly Buffer[]): Promise<void> {
  for (let number = 0; number * tileWidth < leaves.length; number += 1) {
    const row = leaves.slice(number * tileWidth, (number + 1) * tileWidth);
    const file = tilePath(0, number, row.length);
    if (!(await reader.file(file))?.equals(Buffer.concat(row)))
      throw new AuditError(`${file} is not of the entries`);
  }
}

/** The key set that is shown is the one that was logged last. */
async function compareKeys(entries: readonly Buffer[], shown: string): Promise<void> {
  const logged = entries
    .map((entry): { action?: unknown; keys?: unknown } => JSON.parse(entry.toString('utf8')))
    .findLast(({ action }) => action === 'keys');
  if (logged?.keys !== toHex(await sha256(shown)))
    throw new AuditError('the key set is not the one that was logged');
}

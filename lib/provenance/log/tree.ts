import { createHash } from 'node:crypto';
import { hashBytes, levelSize, tilePath, tileWidth, widthOf } from './tiles';

/** Trees of RFC 6962 §2.1 over tiles: roots and proofs. What verifies them is merkle.ts, written apart. */

/** A file of the log by its path, undefined when it is not there. */
export type ReadFile = (path: string) => Buffer | undefined;

export function hashOfLeaf(entry: Uint8Array): Buffer {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(entry)
    .digest();
}

function hashOfNode(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest();
}

/** The root of a full row of hashes: 2^n of them. */
export function rootOfRow(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, index) =>
      hashOfNode(row[2 * index] ?? Buffer.alloc(0), row[2 * index + 1] ?? Buffer.alloc(0)),
    );
  }
  return row[0] ?? emptyRoot;
}

export const emptyRoot = createHash('sha256').digest();

/** The largest power of two below n; n > 1. */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** A tree of a given size. @throws Error for tiles that are missing or have another length */
export class LogTree {
  private readonly tiles = new Map<string, Buffer>();

  constructor(
    readonly size: number,
    private readonly read: ReadFile,
  ) {}

  root(): Buffer {
    return this.size === 0 ? emptyRoot : this.range(0, this.size);
  }

  /** PATH(index, D[size]), from the leaf's sibling up. */
  inclusion(index: number): Buffer[] {
    const path = (m: number, from: number, to: number): Buffer[] => {
      if (to - from <= 1) return [];
      const k = split(to - from);
      return m < k
        ? [...path(m, from, from + k), this.range(from + k, to)]
        : [...path(m - k, from + k, to), this.range(from, from + k)];
    };
    if (index < 0 || index >= this.size) throw new RangeError(`no entry ${index}`);
    return path(index, 0, this.size);
  }

  /** PROOF(first, D[size]). */
  consistency(first: number): Buffer[] {
    const proof = (m: number, from: number, to: number, isWhole: boolean): Buffer[] => {
      if (m === to - from) return isWhole ? [] : [this.range(from, to)];
      const k = split(to - from);
      return m <= k
        ? [...proof(m, from, from + k, isWhole), this.range(from + k, to)]
        : [...proof(m - k, from + k, to, false), this.range(from, from + k)];
    };
    if (first < 0 || first > this.size) throw new RangeError(`no tree of ${first} entries`);
    return first === 0 || first === this.size ? [] : proof(first, 0, this.size, true);
  }

  leaf(index: number): Buffer {
    return this.hash(0, index);
  }

  /** MTH(D[from:to]); the range is one that the recursion of RFC 6962 meets. */
  private range(from: number, to: number): Buffer {
    const width = to - from;
    if (Number.isInteger(Math.log2(width)) && from % width === 0) return this.complete(from, width);
    const k = split(width);
    return hashOfNode(this.range(from, from + k), this.range(from + k, to));
  }

  /** The root of a full subtree: a hash of a tile, or some that stand beside each other in one. */
  private complete(from: number, width: number): Buffer {
    let level = 0;
    while (tileWidth ** (level + 1) <= width) level += 1;
    const span = tileWidth ** level;
    const row = Array.from({ length: width / span }, (_, index) => this.hash(level, from / span + index));
    return rootOfRow(row);
  }

  private hash(level: number, index: number): Buffer {
    const number = Math.floor(index / tileWidth);
    const width = widthOf(level, number, this.size);
    const path = tilePath(level, number, width);
    let tile = this.tiles.get(path);
    if (!tile) {
      // A tile that is full by now may stand for a part of it.
      tile = this.read(path) ?? this.read(tilePath(level, number, tileWidth));
      if (!tile || tile.length < width * hashBytes) throw new Error(`${path} is missing or too short`);
      this.tiles.set(path, tile);
    }
    const at = (index % tileWidth) * hashBytes;
    return tile.subarray(at, at + hashBytes);
  }
}

/** Tiles that a tree of `size` entries gets by further ones: path and bytes of each, as wide as they are then. */
export function growTiles(size: number, leaves: readonly Buffer[], read: ReadFile): Map<string, Buffer> {
  const grown = new Map<string, Buffer>();
  let [level, added] = [0, [...leaves]];
  while (added.length > 0) {
    const above: Buffer[] = [];
    let at = levelSize(level, size);
    while (added.length > 0) {
      const number = Math.floor(at / tileWidth);
      const width = at % tileWidth;
      const old = width === 0 ? Buffer.alloc(0) : read(tilePath(level, number, width));
      if (!old || old.length !== width * hashBytes)
        throw new Error(`${tilePath(level, number, width)} is missing`);
      const fresh = added.splice(0, tileWidth - width);
      const tile = Buffer.concat([old, ...fresh]);
      grown.set(tilePath(level, number, width + fresh.length), tile);
      if (width + fresh.length === tileWidth) above.push(rootOfRow(hashesOf(tile)));
      at += fresh.length;
    }
    level += 1;
    added = above;
  }
  return grown;
}

function hashesOf(tile: Buffer): Buffer[] {
  return Array.from({ length: tile.length / hashBytes }, (_, index) =>
    tile.subarray(index * hashBytes, (index + 1) * hashBytes),
  );
}

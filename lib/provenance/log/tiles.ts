/** Names and widths of tiles, c2sp.org/tlog-tiles. */
export const tileWidth = 256;
export const hashBytes = 32;

/** 1234067 → `x001/x234/067` */
export function tileNumber(index: number): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const parts = digits.match(/\d{3}/g) ?? [];
  return parts.map((part, place) => (place < parts.length - 1 ? `x${part}` : part)).join('/');
}

function withWidth(path: string, width: number): string {
  return width === tileWidth ? path : `${path}.p/${width}`;
}

export function tilePath(level: number, index: number, width: number): string {
  return withWidth(`tile/${level}/${tileNumber(index)}`, width);
}

/** Entries of the log, 256 a file. */
export function bundlePath(index: number, width: number): string {
  return withWidth(`tile/entries/${tileNumber(index)}`, width);
}

/** Fingerprints of the articles that entries speak of, 256 entries a file, beside the entries. */
export function fingerprintPath(index: number, width: number): string {
  return withWidth(`fingerprints/${tileNumber(index)}`, width);
}

/** Hashes that a level of tiles has in a tree of this size. */
export function levelSize(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** Width of a tile in a tree of this size; 0 when it is not there. */
export function widthOf(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(tileWidth, levelSize(level, size) - index * tileWidth));
}

/** Entries of a bundle: each with its length before it, 16 bits, the high octet first. @throws RangeError */
export function readBundle(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) throw new RangeError('an entry goes beyond its bundle');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

export function writeBundleEntry(entry: Uint8Array): Buffer {
  if (entry.length > 0xffff) throw new RangeError('an entry has at most 65,535 octets');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entry.length);
  return Buffer.concat([length, entry]);
}

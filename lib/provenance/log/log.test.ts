import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isConsistent, leafHash, rootOfInclusion } from '../merkle';
import { parseCheckpoint } from '../note';
import { LogFiles } from './log-files';
import { tileNumber, tilePath } from './tiles';
import { TransparencyLog } from './transparency-log';
import { growTiles, hashOfLeaf, LogTree } from './tree';

/** Leaves and roots of the tests of RFC 6962's reference implementation (certificate-transparency-go, merkle). */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function treeOf(leaves: readonly Buffer[]): LogTree {
  const files = growTiles(0, leaves, () => undefined);
  return new LogTree(leaves.length, (file) => files.get(file));
}

const bytes = (hash: Buffer) => new Uint8Array(hash);

describe('the tree', () => {
  it('has the roots of the published vectors', () => {
    const leaves = inputs.map((hex) => hashOfLeaf(Buffer.from(hex, 'hex')));
    roots.forEach((root, index) => {
      expect(
        treeOf(leaves.slice(0, index + 1))
          .root()
          .toString('hex'),
      ).toBe(root);
    });
    expect(treeOf([]).root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    const path = treeOf(leaves).inclusion(5);
    expect(path.map((hash) => hash.toString('hex'))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('proves every entry and every earlier tree, over tiles of several levels', async () => {
    const leaves = Array.from({ length: 700 }, (_, index) => hashOfLeaf(Buffer.from(`entry ${index}`)));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(), async (size, i, j) => {
        const tree = treeOf(leaves.slice(0, size));
        const index = i % size;
        const leaf = await leafHash(new TextEncoder().encode(`entry ${index}`));
        const proof = tree.inclusion(index).map(bytes);
        expect(await rootOfInclusion(leaf, index, size, proof)).toEqual(bytes(tree.root()));
        const first = (j % size) + 1;
        const old = { size: first, root: bytes(treeOf(leaves.slice(0, first)).root()) };
        const now = { size, root: bytes(tree.root()) };
        const consistency = tree.consistency(first).map(bytes);
        expect(await isConsistent(old, now, consistency)).toBe(true);
        const forged = { ...old, root: bytes(hashOfLeaf(Buffer.from('forged'))) };
        expect(await isConsistent(forged, now, consistency)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('grows tile by tile to what it is when made at once', () => {
    const leaves = Array.from({ length: 600 }, (_, index) => hashOfLeaf(Buffer.from(String(index))));
    const files = new Map<string, Buffer>();
    for (let size = 0; size < leaves.length; size += 37) {
      const grown = growTiles(size, leaves.slice(size, size + 37), (file) => files.get(file));
      for (const [file, tile] of grown) files.set(file, tile);
    }
    const tree = new LogTree(600, (file) => files.get(file));
    expect(tree.root()).toEqual(treeOf(leaves).root());
    expect(files.get(tilePath(1, 0, 2))?.length).toBe(64);
  });

  it('names tiles as the specification does', () => {
    expect(tileNumber(1234067)).toBe('x001/x234/067');
    expect(tileNumber(0)).toBe('000');
    expect(tilePath(0, 273, 112)).toBe('tile/0/273.p/112');
  });
});

describe('the files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sign = async (text: string) => `${text}\n\u2014 test AAAAAAAA\n`;
  const entry = (name: string) => ({
    entry: Buffer.from(name),
    fingerprints: [name.length, 0xffffffff],
    files: (proof: string) => new Map([[`records/${name}.json`, Buffer.from(proof)]]),
  });
  const open = () => new TransparencyLog(new LogFiles(folder), 'test/log');

  it('keep what was appended, with parts of tiles only where they are needed', async () => {
    const log = open();
    const names = Array.from({ length: 300 }, (_, index) => `e${index}`);
    expect(await log.append(names.slice(0, 10).map(entry), sign)).toBe(0);
    expect(await log.append(names.slice(10).map(entry), sign)).toBe(10);
    expect(log.checkpoint()?.size).toBe(300);
    expect(log.entries(254, 258).map(String)).toEqual(['e254', 'e255', 'e256', 'e257']);
    expect(log.fingerprints(299, 300)).toEqual([[4, 0xffffffff]]);
    expect(readdirSync(path.join(folder, 'tile/0')).sort()).toEqual(['000', '001.p']);
    expect(log.tree().root()).toEqual(Buffer.from(log.checkpoint()?.root ?? []));
  });

  it('are written again after a crash in the middle of an append', async () => {
    const log = open();
    await log.append(['a', 'b'].map(entry), sign);
    const before = log.files.readText('checkpoint') ?? '';
    await log.append([entry('c')], sign);
    // The machine stopped when the journal was on the disk and nothing else.
    writeFileSync(path.join(folder, 'checkpoint'), before);
    rmSync(path.join(folder, 'tile/0/000.p/3'));
    rmSync(path.join(folder, 'records/c.json'));
    const reopened = open();
    await reopened.append([entry('d')], sign);
    expect(parseCheckpoint(reopened.files.readText('checkpoint') ?? '')?.size).toBe(4);
    expect(reopened.entries(0, 4).map(String)).toEqual(['a', 'b', 'c', 'd']);
    expect(reopened.files.readText('records/c.json')).toContain('index 2');
  });

  it('refuse to go on from tiles that do not lead to the checkpoint', async () => {
    const log = open();
    await log.append(['a', 'b'].map(entry), sign);
    writeFileSync(path.join(folder, 'tile/0/000.p/2'), Buffer.alloc(64));
    for (const name of readdirSync(folder)) if (name.startsWith('.journal')) rmSync(path.join(folder, name));
    await expect(log.append([entry('c')], sign)).rejects.toThrow('does not lead');
    expect(log.checkpoint()?.size).toBe(2);
  });
});

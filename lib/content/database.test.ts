import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { EnvironmentError } from '@/lib/site/env';
import { openDatabase } from './database';
import { articleSource, TestTree } from './test-tree';

const home = mkdtempSync(path.join(tmpdir(), 'kaiyuan-test-'));
afterAll(() => rmSync(home, { recursive: true }));

/** An index that knows one file, in a folder of its own. */
function indexIn(name: string): { folder: string; file: string } {
  const folder = path.join(home, name);
  const db = openDatabase(folder, 'x');
  db.exec("INSERT INTO file(path, size, mtime, hash) VALUES ('articles/known.mdx', 1, 1, 'h')");
  // Else the log beside the file would mend it.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return { folder, file: path.join(folder, 'index.sqlite') };
}

function knownIn(folder: string, identity = 'x'): number {
  const db = openDatabase(folder, identity);
  const { length } = db.prepare('SELECT path FROM file').all();
  db.close();
  return length;
}

describe('the index file', () => {
  it('is kept when it is whole', () => {
    expect(knownIn(indexIn('whole').folder)).toBe(1);
  });

  const damages: Record<string, (file: string) => void> = {
    'is empty': (file) => truncateSync(file, 0),
    'is cut off': (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
    'is no database': (file) => writeFileSync(file, 'nothing of the kind\n'.repeat(500)),
    'has lost its head': (file) => writeFileSync(file, readFileSync(file).fill(0x41, 0, 4096)),
    'is of a newer version': (file) => {
      const db = new Database(file);
      db.exec("UPDATE meta SET value = '999 x' WHERE key = 'version'");
      db.exec('CREATE TABLE of_the_future(x)');
      db.close();
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`is made anew when it ${name}`, () => {
      const { folder, file } = indexIn(name.replaceAll(' ', '-'));
      damage(file);
      expect(knownIn(folder)).toBe(0);
      expect(knownIn(folder)).toBe(0);
    });
  }

  it('is made anew for another tree', () => {
    expect(knownIn(indexIn('other').folder, 'another tree')).toBe(0);
  });

  it('of another program is left alone, with a line that says so', () => {
    const folder = path.join(home, 'foreign');
    mkdirSync(folder);
    const file = path.join(folder, 'index.sqlite');
    const db = new Database(file);
    db.exec('CREATE TABLE precious(x)');
    db.exec('INSERT INTO precious VALUES (1)');
    db.close();
    expect(() => openDatabase(folder, 'x')).toThrow(EnvironmentError);
    expect(() => openDatabase(folder, 'x')).toThrow(/^DATA_DIR: .*another program.*folder of its own/);
    const again = new Database(file);
    expect(again.prepare('SELECT x FROM precious').all()).toHaveLength(1);
    again.close();
  });

  it('in a place that is no folder is a line that names the variable', () => {
    writeFileSync(path.join(home, 'file'), '');
    expect(() => openDatabase(path.join(home, 'file'), 'x')).toThrow(/^DATA_DIR: /);
  });
});

/** Whether this process may mount a disk of its own: root in a container often may not. */
function mounts(folder: string, size: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const disk = path.join(home, 'disk');
const canMount = mounts(disk, '16m');
afterAll(() => {
  if (canMount) execFileSync('umount', ['-l', disk]);
});

describe.skipIf(!canMount)('a disk that is full', () => {
  it('leaves the site as it was, and lets it go on when there is room again', {
    timeout: 60_000,
  }, async () => {
    const tree = new TestTree({ 'articles/old.mdx': articleSource({ title: '旧的' }) });
    const dataDir = path.join(disk, 'data');
    const newsroom = tree.newsroom({ DATA_DIR: dataDir });
    await newsroom.open();
    const filling = path.join(disk, 'filling');
    fill(filling);
    tree.article('old', { title: '新的' }, '很长的正文。'.repeat(40_000));
    await expect(newsroom.apply('request')).rejects.toThrow(/full/);
    expect(newsroom.queries.lookUp('old').state).toBe('visible');
    expect(newsroom.store.articleBySlug('old')?.record.title).toBe('旧的');
    rmSync(filling);
    expect((await newsroom.apply('request')).changed).toEqual(['old']);
    expect(newsroom.store.articleBySlug('old')?.record.title).toBe('新的');
    await tree.dispose();
  });

  it('never costs the index that is there, and is named with its remedy', () => {
    const folder = path.join(disk, 'known');
    const db = openDatabase(folder, 'x');
    db.exec("INSERT INTO file(path, size, mtime, hash) VALUES ('articles/known.mdx', 1, 1, 'h')");
    db.close();
    const filling = path.join(disk, 'filling');
    fill(filling);
    const fresh = path.join(disk, 'fresh');
    expect(() => openDatabase(fresh, 'x')).toThrow(/^DATA_DIR: .*make room/);
    try {
      openDatabase(folder, 'x').close();
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentError);
    }
    expect(existsSync(path.join(folder, 'index.sqlite'))).toBe(true);
    rmSync(filling);
    expect(knownIn(folder)).toBe(1);
  });
});

/** Writes until nothing more fits. */
function fill(file: string): void {
  for (;;) {
    try {
      writeFileSync(file, Buffer.alloc(64 * 1024), { flag: 'a' });
    } catch {
      return;
    }
  }
}

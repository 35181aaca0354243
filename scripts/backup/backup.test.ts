import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openAnnounceStore } from '@/lib/announce/open-announce-store';
import { articleSource } from '@/lib/content/test-tree';
import { TestDesk } from '@/lib/desk/test-desk';
import { TestRemote } from '@/lib/pull/test-remote';
import { makeBackup } from './make-backup';
import { Occupied, restoreBackup } from './restore-backup';

// Passwords are hashed slowly, on purpose.
vi.setConfig({ testTimeout: 20_000 });

const now = new Date('2026-06-01T04:00:00Z');
const disposals: (() => unknown)[] = [];
afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose();
});

function folder(name: string): string {
  const home = mkdtempSync(path.join(tmpdir(), `kaiyuan-${name}-`));
  disposals.push(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

function newPlaces() {
  const home = folder('restored');
  return {
    contentDir: path.join(home, 'content'),
    dataDir: path.join(home, 'data'),
    deskDir: path.join(home, 'desk'),
  };
}

/** A site at work: somebody has an account, texts are kept, something waits to be announced. */
async function site() {
  const test = await TestDesk.open();
  disposals.push(() => test.dispose());
  const { environment } = test.newsroom;
  const deskDir = environment.deskDir;
  await test.add('zhang', 'chief');
  mkdirSync(path.join(deskDir, 'kept', 'a'), { recursive: true });
  writeFileSync(path.join(deskDir, 'kept', 'a', '2026-06-01'), '留着的一版');
  writeFileSync(path.join(environment.contentDir, 'articles.txt'), 'not an article');
  mkdirSync(path.join(environment.contentDir, 'articles'), { recursive: true });
  writeFileSync(path.join(environment.contentDir, 'articles', 'a.mdx'), articleSource({ title: '一篇' }));
  const store = openAnnounceStore(environment.dataDir);
  store.put('indexnow', { address: '/news/a', date: 0, changed: 1 });
  store.close();
  return { test, environment };
}

function accountsIn(deskDir: string): unknown {
  const db = new Database(path.join(deskDir, 'desk.sqlite'), { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as {
      name: string;
    }[];
    return tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
  } finally {
    db.close();
  }
}

describe('a backup', () => {
  it('made while the site is open brings all of it back, somewhere else', async () => {
    const { environment } = await site();
    const { file, manifest } = await makeBackup(environment, folder('backups'), now);
    expect(path.basename(file)).toBe('kaiyuan-2026-06-01T04-00-00-000Z.tar.gz');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(manifest.content).toEqual({ kind: 'here' });
    expect(Object.keys(manifest.files)).not.toContain('data/index.sqlite');
    const places = newPlaces();
    await restoreBackup(places, file, false, now);
    expect(accountsIn(places.deskDir)).toEqual(accountsIn(environment.deskDir));
    expect(JSON.stringify(accountsIn(places.deskDir))).toContain('zhang@example.org');
    expect(statSync(places.deskDir).mode & 0o777).toBe(0o700);
    expect(readFileSync(path.join(places.deskDir, 'kept/a/2026-06-01'), 'utf8')).toBe('留着的一版');
    expect(readFileSync(path.join(places.contentDir, 'articles/a.mdx'), 'utf8')).toContain('一篇');
    const store = openAnnounceStore(places.dataDir);
    expect(store.next('indexnow', 5)).toEqual([{ address: '/news/a', date: 0, changed: 1 }]);
    store.close();
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  it('overwrites nothing; what is there is moved aside when that is asked for', async () => {
    const { environment } = await site();
    const { file } = await makeBackup(environment, folder('backups'), now);
    const places = newPlaces();
    mkdirSync(places.deskDir);
    writeFileSync(path.join(places.deskDir, 'desk.sqlite'), 'of somebody else');
    await expect(restoreBackup(places, file, false, now)).rejects.toThrow(Occupied);
    expect(existsSync(places.contentDir)).toBe(false);
    await restoreBackup(places, file, true, now);
    const aside = `${places.deskDir}.before-2026-06-01T04-00-00-000Z`;
    expect(readFileSync(path.join(aside, 'desk.sqlite'), 'utf8')).toBe('of somebody else');
    expect(accountsIn(places.deskDir)).toEqual(accountsIn(environment.deskDir));
  });

  it('that is damaged writes nothing', async () => {
    const { environment } = await site();
    const { file } = await makeBackup(environment, folder('backups'), now);
    const opened = folder('opened');
    execFileSync('tar', ['-C', opened, '-xzf', file]);
    writeFileSync(path.join(opened, 'content/articles/a.mdx'), 'changed');
    const changed = path.join(folder('changed'), 'changed.tar.gz');
    execFileSync('tar', ['-C', opened, '-czf', changed, '.']);
    const places = newPlaces();
    await expect(restoreBackup(places, changed, false, now)).rejects.toThrow(
      'content/articles/a.mdx is damaged',
    );
    writeFileSync(changed, readFileSync(file).subarray(0, 500));
    await expect(restoreBackup(places, changed, false, now)).rejects.toThrow(/^tar/);
    for (const place of Object.values(places)) expect(existsSync(place)).toBe(false);
  });

  it('names the commit of content that a remote has, and holds what none has', async () => {
    const remote = new TestRemote({ 'content/site.yaml': 'name: 站\n' });
    disposals.push(() => remote.dispose());
    const contentDir = path.join(remote.home, 'work', 'content');
    const places = { ...newPlaces(), contentDir };
    const revision = remote.run(contentDir, 'rev-parse', 'HEAD');
    const made = async () => (await makeBackup(places, folder('backups'), now)).manifest;
    expect((await made()).content).toEqual({ kind: 'git', remote: remote.url, revision });
    writeFileSync(path.join(contentDir, 'new.txt'), 'not committed');
    expect(Object.keys((await made()).files)).toEqual(['content/new.txt', 'content/site.yaml']);
    remote.run(contentDir, 'add', '--all');
    remote.run(
      contentDir,
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b.c',
      'commit',
      '--quiet',
      '-m',
      'not pushed',
    );
    expect((await made()).content).toEqual({ kind: 'here' });
    remote.run(contentDir, 'push', '--quiet', 'origin', 'main');
    expect((await made()).content).toMatchObject({ kind: 'git' });
  });
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AssetStore } from './assets';
import { keepAssets } from './kept-assets';

const homes: string[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

const day = 24 * 3600_000;
const now = Date.parse('2026-06-01T12:00:00Z');

function stage() {
  const home = mkdtempSync(path.join(tmpdir(), 'kaiyuan-assets-'));
  homes.push(home);
  const build = (name: string, files: Record<string, string>): string => {
    for (const [file, text] of Object.entries(files)) {
      const place = path.join(home, name, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    return path.join(home, name);
  };
  const old = build('old', {
    'static/chunks/old1.css': 'a{color:red}',
    'static/chunks/same.js': 'same()',
    'assets/part-AAAAAAAA.js': 'old()',
    'assets/manifest.json': '{"enhance":"old"}',
    'static/OLD_ID/_buildManifest.js': 'old',
  });
  const fresh = build('new', {
    'static/chunks/new1.css': 'a{color:blue}',
    'static/chunks/same.js': 'same()',
    'assets/part-BBBBBBBB.js': 'new()',
    'assets/manifest.json': '{"enhance":"new"}',
  });
  return { home, old, fresh, kept: path.join(home, 'kept') };
}

async function textOf(store: AssetStore, address: string): Promise<string | undefined> {
  return (await store.get(address))?.bodies.identity.toString('utf8');
}

describe('files of builds', () => {
  it('are there for pages of an earlier build, and during an upgrade for those of the later one', async () => {
    const { old, fresh, kept } = stage();
    keepAssets(old, kept, now);
    const running = new AssetStore(kept, old);
    expect(await textOf(running, '/_next/static/chunks/new1.css')).toBeUndefined();
    keepAssets(fresh, kept, now + day);
    // The old instance still runs, and readers have pages of the new one.
    expect(await textOf(running, '/_next/static/chunks/new1.css')).toBe('a{color:blue}');
    expect(await textOf(running, '/assets/part-BBBBBBBB.js')).toBe('new()');
    const upgraded = new AssetStore(kept, fresh);
    expect(await textOf(upgraded, '/_next/static/chunks/old1.css')).toBe('a{color:red}');
    expect(await textOf(upgraded, '/assets/part-AAAAAAAA.js')).toBe('old()');
    expect(await textOf(new AssetStore(undefined, fresh), '/assets/part-AAAAAAAA.js')).toBeUndefined();
  });

  it('go when no start has used them for thirty days', () => {
    const { old, fresh, kept } = stage();
    keepAssets(old, kept, now);
    keepAssets(fresh, kept, now + 30 * day);
    expect(existsSync(path.join(kept, 'assets/part-AAAAAAAA.js'))).toBe(true);
    keepAssets(fresh, kept, now + 30 * day + 1000);
    expect(existsSync(path.join(kept, 'assets/part-AAAAAAAA.js'))).toBe(false);
    for (const file of ['static/chunks/same.js', 'assets/part-BBBBBBBB.js'])
      expect([file, existsSync(path.join(kept, file))]).toEqual([file, true]);
  });

  it('are only those that pages name, and nothing outside of the folder is reached', async () => {
    const { home, old, fresh, kept } = stage();
    keepAssets(old, kept, now);
    for (const file of ['assets/manifest.json', 'static/OLD_ID/_buildManifest.js'])
      expect([file, existsSync(path.join(kept, file))]).toEqual([file, false]);
    writeFileSync(path.join(home, 'secret.js'), 'secret');
    symlinkSync(path.join(home, 'secret.js'), path.join(kept, 'link.js'));
    const store = new AssetStore(kept, fresh);
    for (const address of [
      '/_next/static/../../secret.js',
      '/_next/static/../link.js',
      '/assets/manifest.json',
    ])
      expect([address, await textOf(store, address)]).toEqual([address, undefined]);
  });
});

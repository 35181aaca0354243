import { existsSync, linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import { versionOf } from './file-form';
import type { PlannedChange } from './journal';
import { findPlace } from './place';
import { replaceFile } from './replace-file';
import { saveSource } from './save-source';
import { editor, TestDesk } from './test-desk';
import type { WritingDesk } from './writing-desk';

const file = 'articles/a.mdx';
const before = articleSource({ status: 'draft' });
const after = before.replace('正文', '新的');

let test: TestDesk;
let desk: WritingDesk;

beforeEach(async () => {
  test = new TestDesk({ [file]: before });
  desk = await test.open();
});
afterEach(() => test.dispose());

const absolute = (relative = file): string => path.join(test.tree.root, relative);

/** The plan of a save, entered in the log as far as a process came that was killed then. */
function begin(given: Partial<PlannedChange> = {}): PlannedChange {
  const plan: PlannedChange = {
    kind: 'save',
    slug: 'a',
    file,
    person: editor,
    from: versionOf(Buffer.from(before)),
    to: versionOf(Buffer.from(after)),
    temporary: absolute('articles/.a.mdx.1.desk'),
    detail: {},
    subject: '修改',
    paths: [file],
    writers: [editor.id],
    publishes: false,
    copies: [{ person: editor.id, source: after }],
    ...given,
  };
  desk.copies.put('a', editor, after, plan.from ?? '', 1);
  desk.journal.begin(plan, 1);
  return plan;
}

/** What the next process says of it. */
async function recovered(): Promise<string[]> {
  desk = await test.open();
  expect(await desk.audit.findDamage()).toBeUndefined();
  return desk.audit.list().map(({ action, detail }) => `${action}${detail.overtaken ? ' overtaken' : ''}`);
}

describe('what a killed process left open', () => {
  it('was not done when the new file was not written yet', async () => {
    begin();
    expect(await recovered()).toEqual(['save-abandoned', 'save-begun']);
    expect(desk.copies.get('a', editor.id)?.source).toBe(after);
    expect(desk.authorship.writersOf('a')).toEqual([]);
  });

  it('was not done when the new file still waits, which goes', async () => {
    const { temporary = '', to } = begin();
    writeFileSync(temporary, after);
    await desk.kept.keep('a', to, Buffer.from(after), 1);
    expect(await recovered()).toEqual(['save-abandoned', 'save-begun']);
    expect(existsSync(temporary)).toBe(false);
    expect(test.read(file)).toBe(before);
  });

  it('was done when the file is the new one', async () => {
    begin();
    writeFileSync(absolute(), after);
    expect(await recovered()).toEqual(['save-completed', 'save-begun']);
    expect(desk.copies.get('a', editor.id)).toBeUndefined();
    expect(desk.authorship.writersOf('a')).toEqual([editor.id]);
    expect(await recovered()).toHaveLength(2);
  });

  it('was done when somebody else wrote over it since', async () => {
    const { to } = begin();
    await desk.kept.keep('a', to, Buffer.from(after), 1);
    writeFileSync(absolute(), '别人的');
    expect(await recovered()).toEqual(['save-completed overtaken', 'save-begun']);
  });

  it('was not done when somebody else wrote to the file before', async () => {
    begin();
    writeFileSync(absolute(), '别人的');
    expect(await recovered()).toEqual(['save-abandoned', 'save-begun']);
  });

  it('is brought to its end when a file was on its way to a folder', async () => {
    const moved = 'articles/a/index.mdx';
    const version = versionOf(Buffer.from(before));
    begin({ kind: 'move', file: moved, movedFrom: file, from: undefined, to: version, temporary: undefined });
    mkdirSync(absolute('articles/a'));
    linkSync(absolute(), absolute(moved));
    expect(await recovered()).toEqual(['save-completed', 'save-begun']);
    expect(existsSync(absolute())).toBe(false);
    expect(desk.newsroom.store.articleBySlug('a')?.path).toBe(moved);
    expect(desk.newsroom.store.problems()).toEqual([]);
  });

  it('leaves a file where it was when it was not on its way yet', async () => {
    begin({
      kind: 'move',
      file: 'articles/a/index.mdx',
      movedFrom: file,
      from: undefined,
      temporary: undefined,
    });
    expect(await recovered()).toEqual(['save-abandoned', 'save-begun']);
    expect(test.read(file)).toBe(before);
  });
});

describe('a file that others write to', () => {
  const waiting = (): string => {
    const temporary = absolute('articles/.a.mdx.1.desk');
    writeFileSync(temporary, after);
    return temporary;
  };
  const replace = (temporary: string, expected = versionOf(Buffer.from(before))) => {
    const place = findPlace(test.tree.newsroom().tree, file);
    if (!place) throw new Error('no place');
    return replaceFile(place, temporary, { slug: 'a', expected, at: 1 }, desk.kept);
  };

  it('stays when it is not the version that was expected', () => {
    expect(replace(waiting(), versionOf(Buffer.from(after)))).toBe('changed');
    expect(test.read(file)).toBe(before);
    expect(readdirSync(path.join(test.deskDir, 'kept/a'))).toEqual([]);
  });

  it('is found among the kept texts, also what is written into it a moment later', async () => {
    expect(replace(waiting())).toBe('replaced');
    expect(await desk.kept.find('a', versionOf(Buffer.from(before)))).toEqual(Buffer.from(before));
    expect(test.read(file)).toBe(after);
  });

  it('leaves no trace of a save beside it, and keeps both texts', async () => {
    await saveSource(desk, editor, 'a', { source: after, base: test.version(file) });
    expect(readdirSync(absolute('articles'))).toEqual(['a.mdx']);
    for (const text of [before, after]) {
      expect(await desk.kept.find('a', versionOf(Buffer.from(text)))).toEqual(Buffer.from(text));
    }
  });

  it('is kept for a season, and longer while somebody’s text began from it', async () => {
    await saveSource(desk, editor, 'a', { source: after, base: test.version(file) });
    const season = Date.now() + 91 * 24 * 3600 * 1000;
    const old = versionOf(Buffer.from(before));
    await desk.kept.sweep(Date.now(), new Set());
    expect(await desk.kept.find('a', old)).toBeDefined();
    await desk.kept.sweep(season, new Set([old]));
    expect(await desk.kept.find('a', old)).toBeDefined();
    expect(await desk.kept.find('a', test.version(file))).toBeUndefined();
    await desk.kept.sweep(season, new Set());
    expect(existsSync(path.join(test.deskDir, 'kept/a'))).toBe(false);
  });
});

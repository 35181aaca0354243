import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import { openManuscript } from './open-manuscript';
import { dropWorkingCopy, keepWorkingCopy, saveSource, submitWorkingCopy } from './save-source';
import { author, chief, editor, second, withDesk } from './test-desk';
import type { WritingDesk } from './writing-desk';

const file = 'articles/a.mdx';
const draft = articleSource({ status: 'draft' }, '草稿。');
const live = articleSource({}, '正文。');
const unknownVersion = '0'.repeat(64);

function actionsOf({ audit }: WritingDesk): string[] {
  return audit
    .list()
    .map(({ action, person }) => `${action} ${person}`)
    .reverse();
}

describe('saving', () => {
  it('writes what was sent, shows it to readers and says what is wrong', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const source = live.replace('正文。', '新的正文。[不在](/news/nowhere)');
      const saved = await saveSource(desk, editor, 'a', { source, base: test.version(file) });
      expect(test.read(file)).toBe(source);
      expect(saved.version).toBe(test.version(file));
      expect(saved.change).toMatchObject({ state: 'published', commit: 'none' });
      expect(saved.change.problems).toMatchObject([{ file, rule: 'dead-link', line: 7 }]);
      expect(desk.newsroom.queries.article('a')?.body).toContain('新的正文。');
      expect(actionsOf(desk)).toEqual(['save-begun editor', 'save editor']);
      expect(desk.audit.list()[0]?.detail).toMatchObject({ for: 'save', file, begun: 1, to: saved.version });
      expect(readdirSync(path.join(test.tree.root, 'articles'))).toEqual(['a.mdx']);
    });
  });

  it('keeps mode, byte order mark and line ends of the file', async () => {
    const windows = `\uFEFF${live.replaceAll('\n', '\r\n')}`;
    await withDesk({ [file]: windows }, async (desk, test) => {
      chmodSync(path.join(test.tree.root, file), 0o640);
      const { source, version } = await openManuscript(desk, editor, 'a');
      expect(source).toBe(live);
      await saveSource(desk, editor, 'a', { source: source.replace('正文', '文'), base: version });
      expect(test.read(file)).toBe(windows.replace('正文', '文'));
      expect(statSync(path.join(test.tree.root, file)).mode & 0o777).toBe(0o640);
    });
  });

  it('is done when the text is in the file already, whoever put it there', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const before = lstatSync(path.join(test.tree.root, file)).ino;
      await saveSource(desk, editor, 'a', { source: live, base: unknownVersion });
      expect(lstatSync(path.join(test.tree.root, file)).ino).toBe(before);
      expect(actionsOf(desk)).toEqual([]);
    });
  });

  it('refuses what no file can hold', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const save = (source: string) => saveSource(desk, editor, 'a', { source, base: test.version(file) });
      await expect(async () => save('\uD83D')).rejects.toMatchObject({ status: 422, code: 'characters' });
      await expect(async () => save('甲'.repeat(1_500_000))).rejects.toMatchObject({ status: 413 });
    });
  });

  it('follows no link out of the tree', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const outside = path.join(test.tree.home, 'outside.mdx');
      writeFileSync(outside, live);
      test.tree.remove(file);
      symlinkSync(outside, path.join(test.tree.root, file));
      await desk.newsroom.apply('watch', [file]);
      const saving = saveSource(desk, editor, 'a', { source: '别的', base: test.version(file) });
      await expect(saving).rejects.toMatchObject({ status: 422, code: 'link' });
      expect(statSync(outside).size).toBe(Buffer.byteLength(live));
    });
  });
});

describe('a save of a text that began from another version', () => {
  it('writes nothing and gives all three texts', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const base = test.version(file);
      const mine = live.replace('正文', '我的');
      const theirs = live.replace('正文', '别人的');
      await keepWorkingCopy(desk, editor, 'a', { source: `${mine}。`, base });
      test.tree.write(file, theirs);
      const saving = saveSource(desk, editor, 'a', { source: mine, base });
      await expect(saving).rejects.toMatchObject({
        status: 409,
        code: 'conflict',
        details: { base: live, current: { source: theirs, version: test.version(file) } },
      });
      expect(test.read(file)).toBe(theirs);
      expect(desk.copies.get('a', editor.id)).toMatchObject({ source: mine, base });
      expect(actionsOf(desk)).toEqual([]);
    });
  });

  it('finds the base among what the desk replaced, and in git', async () => {
    const told = async (git: boolean): Promise<void> =>
      withDesk(
        { [file]: live },
        async (desk, test) => {
          const base = test.version(file);
          const theirs = live.replace('正文', '别人的');
          if (git) {
            test.tree.write(file, theirs);
            test.git('commit', '--quiet', '-am', '改');
          } else {
            await saveSource(desk, second, 'a', { source: theirs, base });
          }
          const saving = saveSource(desk, editor, 'a', { source: '我的', base });
          await expect(saving).rejects.toMatchObject({ code: 'conflict', details: { base: live } });
          const unknown = saveSource(desk, editor, 'a', { source: '我的', base: unknownVersion });
          await expect(unknown).rejects.toMatchObject({ code: 'conflict', details: { base: null } });
        },
        { git },
      );
    await told(false);
    await told(true);
  });

  it('lets one of two who save at once win', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const base = test.version(file);
      const people = [editor, second, chief];
      const results = await Promise.allSettled(
        people.map(({ name }, at) =>
          saveSource(desk, people[at] ?? editor, 'a', { source: live.replace('正文', name), base }),
        ),
      );
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect(test.read(file)).toContain(editor.name);
    });
  });
});

describe('working copies', () => {
  it('are kept, shown to their person, named to others, and go with the save', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const base = test.version(file);
      const source = live.replace('正文', '半句');
      await keepWorkingCopy(desk, editor, 'a', { source, base });
      expect(await openManuscript(desk, editor, 'a')).toMatchObject({
        source: live,
        workingCopy: { source, base, submitted: false },
        copies: [],
      });
      const seen = await openManuscript(desk, second, 'a');
      expect(seen.workingCopy).toBeUndefined();
      expect(seen.copies).toMatchObject([{ person: editor.id, name: editor.name, submitted: false }]);
      await saveSource(desk, editor, 'a', { source, base });
      expect((await openManuscript(desk, second, 'a')).copies).toEqual([]);
    });
  });

  it('are no longer handed over when somebody types on', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const base = test.version(file);
      await expect(submitWorkingCopy(desk, editor, 'a')).rejects.toMatchObject({ code: 'no-working-copy' });
      await keepWorkingCopy(desk, editor, 'a', { source: '一', base });
      await submitWorkingCopy(desk, editor, 'a');
      await keepWorkingCopy(desk, editor, 'a', { source: '一', base });
      expect(desk.copies.list('a')[0]?.submittedAt).toBeDefined();
      await keepWorkingCopy(desk, editor, 'a', { source: '二', base });
      expect(desk.copies.list('a')[0]?.submittedAt).toBeUndefined();
      await dropWorkingCopy(desk, editor, 'a');
      expect(desk.copies.list('a')).toEqual([]);
    });
  });

  it('outlive the file', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      const base = test.version(file);
      await keepWorkingCopy(desk, editor, 'a', { source: '一', base });
      test.tree.remove(file);
      await desk.newsroom.apply('watch', [file]);
      const saving = saveSource(desk, editor, 'a', { source: '一二', base });
      await expect(saving).rejects.toMatchObject({ status: 404, code: 'gone' });
      expect(desk.copies.get('a', editor.id)?.source).toBe('一二');
      await expect(saveSource(desk, author, 'a', { source: '三', base })).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });
});

describe('who may save what', () => {
  it('lets authors write drafts of their own, and nothing but drafts', async () => {
    await withDesk({ [file]: draft, 'articles/b.mdx': draft }, async (desk, test) => {
      desk.authorship.begin('a', { person: author.id, name: author.name }, 0);
      const save = (source: string, slug = 'a') =>
        saveSource(desk, author, slug, { source, base: test.version(`articles/${slug}.mdx`) });
      await save(draft.replace('草稿。', '改过。'));
      expect(test.read(file)).toContain('改过。');
      for (const source of [live, '---\ntitle: [\n---\n', '没有文章信息', articleSource({ status: null })]) {
        await expect(save(source)).rejects.toMatchObject({ status: 422, code: 'draft-only' });
        expect(desk.copies.get('a', author.id)?.source).toBe(source);
      }
      await expect(save(draft, 'b')).rejects.toMatchObject({ status: 404 });
      expect(desk.copies.get('b', author.id)).toBeUndefined();
    });
  });

  it('goes by what readers see of a broken file', async () => {
    await withDesk({ [file]: live }, async (desk, test) => {
      desk.authorship.begin('a', { person: author.id, name: author.name }, 0);
      test.tree.write(file, live.replace('title', 'titel'));
      await desk.newsroom.apply('watch', [file]);
      const { state, may } = await openManuscript(desk, author, 'a');
      expect({ state, may }).toEqual({ state: 'broken', may: ['read'] });
      const saving = saveSource(desk, author, 'a', { source: draft, base: test.version(file) });
      await expect(saving).rejects.toMatchObject({ status: 403 });
      expect(desk.copies.get('a', author.id)?.source).toBe(draft);
    });
  });

  it('leaves withdrawing and its opposite to chiefs', async () => {
    const gone = articleSource({ status: 'withdrawn', withdrawn: { date: '2026-05-02', reason: '有误' } });
    await withDesk({ [file]: live, 'articles/b.mdx': gone }, async (desk, test) => {
      const b = (source: string, by = editor) =>
        saveSource(desk, by, 'b', { source, base: test.version('articles/b.mdx') });
      await expect(b(live)).rejects.toMatchObject({ status: 403, code: 'withdraw-only' });
      await b('---\ntitle: [\n---\n');
      await expect(b(live)).rejects.toMatchObject({ status: 403, code: 'withdraw-only' });
      await b(live, chief);
      const saving = saveSource(desk, editor, 'a', { source: gone, base: test.version(file) });
      await expect(saving).rejects.toMatchObject({ status: 403 });
      expect(test.read(file)).toBe(live);
    });
  });
});

import { describe, expect, it, vi } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import type { Person } from '@/lib/desk/person';
import { onTrouble, type Trouble } from '@/lib/desk/trouble';
import { act } from './act';
import { createArticle } from './create-article';
import { openManuscript } from './open-manuscript';
import { keepWorkingCopy, saveSource, submitWorkingCopy } from './save-source';
import { author, chief, editor, second, type TestDesk, withDesk } from './test-desk';
import type { WritingDesk } from './writing-desk';

// Files reach the disk, git is another process: both take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const file = 'articles/a.mdx';
const site = 'name: 网\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\nfeatures: {twoPersons: true}\n';
const draft = articleSource({ status: 'draft' });
const live = articleSource();

/** Runs `work` where the rule applies. */
async function withRule(
  source: string,
  work: (
    desk: WritingDesk,
    test: TestDesk,
    save: (person: Person, source: string) => Promise<unknown>,
  ) => Promise<void>,
): Promise<void> {
  await withDesk({ 'site.yaml': site, [file]: source }, async (desk, test) => {
    const save = (person: Person, text: string) =>
      saveSource(desk, person, 'a', { source: text, base: test.version(file) });
    await work(desk, test, save);
  });
}

describe('with two persons', () => {
  it('whoever wrote does not publish, until somebody else did', async () => {
    await withRule(draft, async (desk, test, save) => {
      const order = (person: Person, action: 'publish' | 'restore-draft') =>
        act(desk, person, 'a', { action, base: test.version(file) });
      await save(editor, draft.replace('正文', '一'));
      await save(chief, draft.replace('正文', '二'));
      for (const person of [editor, chief]) {
        await expect(order(person, 'publish')).rejects.toMatchObject({ status: 403, code: 'second-person' });
        const schedule = act(desk, person, 'a', {
          action: 'schedule',
          at: '2026-06-02',
          base: test.version(file),
        });
        await expect(schedule).rejects.toMatchObject({ status: 403, code: 'second-person' });
        expect((await openManuscript(desk, person, 'a')).may).not.toContain('publish');
      }
      expect((await openManuscript(desk, second, 'a')).may).toContain('publish');
      await order(second, 'publish');
      expect(desk.authorship.writersOf('a')).toEqual([]);
    });
  });

  it('beginning an article is writing', async () => {
    await withRule(draft, async (desk) => {
      const created = await createArticle(desk, editor, { slug: 'new', title: '新', section: 'news' });
      const publishing = act(desk, editor, 'new', { action: 'publish', base: created.version });
      await expect(publishing).rejects.toMatchObject({ code: 'second-person' });
    });
  });

  it('nothing is published by saving', async () => {
    for (const before of [
      draft,
      articleSource({ status: 'withdrawn', withdrawn: { date: '2026-05-02', reason: '错' } }),
    ]) {
      await withRule(before, async (desk, test, save) => {
        for (const text of [live, articleSource({ status: 'archived' }), '---\ntitle: [\n---\n']) {
          await expect(save(chief, text)).rejects.toMatchObject({ status: 409, code: 'second-person' });
          expect(desk.copies.get('a', chief.id)?.source).toBe(text);
        }
        expect(test.read(file)).toBe(before);
      });
    }
  });

  it('a released article changes by a working copy that another publishes', async () => {
    for (const source of [
      live,
      articleSource({ date: '2026-07-01' }),
      articleSource({ expires: '2026-05-20' }),
    ]) {
      await withRule(source, async (_desk, test, save) => {
        const text = source.replace('正文', '改');
        await expect(save(editor, text)).rejects.toMatchObject({ status: 409, code: 'second-person' });
        await expect(save(editor, draft)).rejects.toMatchObject({ status: 409, code: 'second-person' });
        expect(test.read(file)).toBe(source);
      });
    }
    await withRule(live, async (desk, test, save) => {
      await expect(save(editor, live.replace('正文', '改'))).rejects.toMatchObject({ code: 'second-person' });
      expect((await openManuscript(desk, editor, 'a')).may).not.toContain('save');
      await submitWorkingCopy(desk, editor, 'a');
      const publish = (person: Person) =>
        act(desk, person, 'a', { action: 'publish', from: editor.id, base: test.version(file) });
      await expect(publish(editor)).rejects.toMatchObject({ status: 403, code: 'second-person' });
      await publish(second);
      expect(test.read(file)).toBe(live.replace('正文', '改'));
      const entry = desk.audit.list()[0];
      expect(entry).toMatchObject({ person: second.id, detail: { for: 'publish', copyOf: editor.id } });
    });
  });

  it('a draft that another wrote in is not for the one whose copy is taken either', async () => {
    await withRule(draft, async (desk, test, save) => {
      await save(second, draft.replace('正文', '一'));
      const base = test.version(file);
      await keepWorkingCopy(desk, editor, 'a', { source: draft.replace('正文', '二'), base });
      await submitWorkingCopy(desk, editor, 'a');
      for (const person of [second, editor]) {
        const publishing = act(desk, person, 'a', { action: 'publish', from: editor.id, base });
        await expect(publishing).rejects.toMatchObject({ code: 'second-person' });
      }
      await act(desk, chief, 'a', { action: 'publish', from: editor.id, base });
      expect(test.read(file)).toContain('二');
    });
  });

  it('a correction is handed over, together with what was typed', async () => {
    await withRule(live, async (desk, test) => {
      const base = test.version(file);
      await keepWorkingCopy(desk, editor, 'a', { source: live.replace('正文', '改'), base });
      const correcting = act(desk, editor, 'a', { action: 'correct', text: '有误', base });
      await expect(correcting).rejects.toMatchObject({ status: 409, code: 'second-person' });
      expect(test.read(file)).toBe(live);
      const copy = desk.copies.get('a', editor.id);
      expect(copy?.source).toContain('改');
      expect(copy?.source).toContain('text: "有误"');
      await act(desk, second, 'a', { action: 'publish', from: editor.id, base });
      expect(desk.newsroom.queries.article('a')?.corrections).toMatchObject([{ text: '有误' }]);
    });
  });

  it('withdrawing needs nobody else', async () => {
    await withRule(live, async (desk, test) => {
      await act(desk, chief, 'a', { action: 'withdraw', reason: '错', base: test.version(file) });
      expect(desk.newsroom.queries.lookUp('a').state).toBe('gone');
    });
  });
});

describe('with two persons, in a checkout', () => {
  const commit = (test: TestDesk, by: Person, text: string, message = '改') => {
    test.tree.write(file, text);
    test.git('commit', '--quiet', '--all', '-m', message, `--author=${by.name} <${by.email.toUpperCase()}>`);
  };
  const inCheckout = async (source: string, work: (desk: WritingDesk, test: TestDesk) => Promise<void>) =>
    withDesk({ 'site.yaml': site, [file]: source }, work, { git: true });
  const publish = (desk: WritingDesk, test: TestDesk, by: Person) =>
    act(desk, by, 'a', { action: 'publish', base: test.version(file) });

  it('whoever committed what is new does not publish it, and another does', async () => {
    await inCheckout(draft, async (desk, test) => {
      commit(test, editor, draft.replace('正文', '在别处写的'));
      await desk.newsroom.apply('request', [file]);
      await expect(publish(desk, test, editor)).rejects.toMatchObject({ status: 403, code: 'second-person' });
      expect((await openManuscript(desk, editor, 'a')).may).not.toContain('publish');
      expect((await openManuscript(desk, second, 'a')).may).toContain('publish');
      await publish(desk, test, second);
    });
  });

  it('co-authors count, and those whose file has moved since', async () => {
    await inCheckout(draft, async (desk, test) => {
      commit(test, second, `${draft}\n一\n`, `改\n\nCo-authored-by: 丙 <${chief.email}>`);
      test.git('mv', file, 'articles/moved.mdx');
      test.git('mv', 'articles/moved.mdx', 'articles/a2.mdx');
      test.git('commit', '--quiet', '-m', '移动');
      test.git('mv', 'articles/a2.mdx', file);
      test.git('commit', '--quiet', '-m', '移回');
      await desk.newsroom.apply('request', [file]);
      for (const person of [second, chief]) {
        await expect(publish(desk, test, person)).rejects.toMatchObject({ code: 'second-person' });
      }
      await publish(desk, test, editor);
    });
  });

  it('what was published before counts no longer, nor what the desk committed in the name of others', async () => {
    await inCheckout(draft, async (desk, test) => {
      commit(test, editor, draft.replace('正文', '一'));
      commit(test, second, live.replace('正文', '一'));
      commit(test, author, draft.replace('正文', '二'));
      await desk.newsroom.apply('request', [file]);
      // A change of state alone is in git under the name of whoever made it, and is no writing.
      await act(desk, second, 'a', { action: 'schedule', at: '2027-01-01', base: test.version(file) });
      await act(desk, editor, 'a', { action: 'restore-draft', base: test.version(file) });
      expect(test.git('log', '-1', '--format=%ae').trim()).toBe(editor.email);
      await act(desk, editor, 'a', { action: 'publish', at: 'now', base: test.version(file) });
    });
  });

  it('nobody publishes while git cannot tell', async () => {
    await inCheckout(draft, async (desk, test) => {
      const real = desk.git.bytesOf.bind(desk.git);
      commit(test, second, draft.replace('正文', '一'));
      await desk.newsroom.apply('request', [file]);
      const troubles: Trouble[] = [];
      onTrouble((trouble) => troubles.push(trouble));
      desk.git.bytesOf = () => Promise.reject(new Error('slow'));
      await expect(publish(desk, test, editor)).rejects.toMatchObject({ status: 503, code: 'history' });
      expect((await openManuscript(desk, editor, 'a')).may).not.toContain('publish');
      expect(troubles[0]).toEqual({ slug: 'a', problem: 'Error: slow' });
      desk.git.bytesOf = real;
      await publish(desk, test, editor);
    });
  });
});

describe('without the rule', () => {
  it('an editor publishes what he wrote, and an author does not', async () => {
    await withDesk({ [file]: draft }, async (desk, test) => {
      desk.authorship.begin('a', { person: author.id, name: author.name }, 0);
      await saveSource(desk, editor, 'a', { source: draft.replace('正文', '改'), base: test.version(file) });
      await act(desk, editor, 'a', { action: 'publish', base: test.version(file) });
      expect(desk.newsroom.queries.lookUp('a').state).toBe('visible');
    });
  });
});

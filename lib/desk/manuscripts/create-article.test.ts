import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleSource } from '@/lib/content/test-tree';
import { createArticle } from './create-article';
import { openManuscript } from './open-manuscript';
import { saveSource } from './save-source';
import { author, editor, withDesk } from './test-desk';

const given = { slug: 'spring-notice', title: '关于“春季”的通知', section: 'news' };
const file = 'articles/2026/spring-notice/index.mdx';

describe('a new article', () => {
  it('is a draft in a folder of its own, and its beginner may write in it', async () => {
    await withDesk({}, async (desk, test) => {
      const created = await createArticle(desk, author, given);
      expect(created).toEqual({ slug: given.slug, file, version: test.version(file) });
      expect(test.read(file)).toMatch(
        /^---\ntitle: 关于“春季”的通知\nsection: news\ndate: 2026-06-01 12:00\nstatus: draft\n/,
      );
      const manuscript = await openManuscript(desk, author, given.slug);
      expect(manuscript).toMatchObject({
        state: 'draft',
        owner: author.id,
        may: ['read', 'save', 'submit', 'share'],
        lastChange: { by: author.name, subject: 'create' },
      });
      const { source, version } = manuscript;
      await saveSource(desk, author, given.slug, { source: `${source}续。\n`, base: version });
      expect(test.read(file)).toBe(`${source}续。\n`);
    });
  });

  it('begins only once when two ask at the same moment', async () => {
    await withDesk({}, async (desk) => {
      const results = await Promise.allSettled([1, 2, 3].map(() => createArticle(desk, editor, given)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  it('takes no name that is or was somebody else’s', async () => {
    const files = {
      'articles/old/taken.mdx': articleSource({ aliases: ['/news/was-here'] }),
      'articles/broken.mdx': '坏了',
      'redirects.yaml': '/culture/moved: /news/taken\n',
    };
    await withDesk(files, async (desk, test) => {
      for (const slug of ['taken', 'broken', 'was-here', 'moved']) {
        const creating = createArticle(desk, editor, { ...given, slug });
        await expect(creating, slug).rejects.toMatchObject({ status: 409, code: 'taken' });
      }
      // A file that the index does not know yet.
      test.tree.write('articles/2026/fresh/index.mdx', articleSource());
      await expect(createArticle(desk, editor, { ...given, slug: 'fresh' })).rejects.toMatchObject({
        code: 'taken',
      });
      expect(test.read('articles/2026/fresh/index.mdx')).toBe(articleSource());
    });
  });

  it.each([
    [{ slug: 'Spring' }, 'slug'],
    [{ slug: '../x' }, 'slug'],
    [{ slug: 'a'.repeat(81) }, 'slug'],
    [{ slug: 'desk' }, 'reserved'],
    [{ slug: 'index' }, 'reserved'],
    [{ title: ' ' }, 'title'],
    [{ title: '字'.repeat(121) }, 'title'],
    [{ title: '甲\u202E乙' }, 'title'],
    [{ section: 'nowhere' }, 'section'],
  ])('refuses %j', async (wrong, code) => {
    await withDesk({}, async (desk, test) => {
      const creating = createArticle(desk, editor, { ...given, ...wrong });
      await expect(creating).rejects.toMatchObject({ status: 422, code });
      expect(existsSync(path.join(test.tree.root, 'articles'))).toBe(false);
    });
  });

  it('follows no link out of the tree', async () => {
    await withDesk({}, async (desk, test) => {
      const outside = path.join(test.tree.home, 'outside');
      mkdirSync(outside);
      mkdirSync(path.join(test.tree.root, 'articles'));
      symlinkSync(outside, path.join(test.tree.root, 'articles/2026'));
      await expect(createArticle(desk, editor, given)).rejects.toMatchObject({ status: 422, code: 'link' });
      expect(existsSync(path.join(outside, given.slug))).toBe(false);
    });
  });

  it('is forgotten with its file', async () => {
    await withDesk({}, async (desk, test) => {
      await createArticle(desk, author, given);
      test.tree.remove(path.dirname(file));
      await desk.newsroom.apply('watch', [file]);
      const again = await test.open();
      await again.close();
      expect(again.authorship.ownerOf(given.slug)).toBeUndefined();
    });
  });
});

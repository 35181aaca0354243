import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { describe, expect, it, vi } from 'vitest';
import { loadFront } from '@/lib/content/front';
import { listName } from '@/lib/content/lists';
import { articleSource, TestTree, testNow, withNewsroom } from '@/lib/content/test-tree';
import type { ChangeEvent, Newsroom } from './newsroom';
import { renderStore } from './render-cache.mjs';
import { startScheduler } from './scheduler';
import { pageTag } from './tags';

const minute = 60_000;
const day = 24 * 60 * minute;

function all(newsroom: Newsroom): string[] {
  return newsroom.queries.list(listName.all, { page: 1, size: 50 }).map(({ slug }) => slug);
}

/** Collects what becomes outdated. */
function watch(newsroom: Newsroom): {
  tags: () => string[];
  events: ChangeEvent[];
  everything: () => boolean;
} {
  let tags: string[] = [];
  let everything = false;
  const events: ChangeEvent[] = [];
  newsroom.onInvalidate((found) => {
    if (found === 'all') everything = true;
    else tags.push(...found);
  });
  newsroom.onChange((event) => events.push(event));
  return {
    events,
    tags: () => {
      const found = tags;
      tags = [];
      return found;
    },
    everything: () => {
      const found = everything;
      everything = false;
      return found;
    },
  };
}

async function withTree(
  files: Record<string, string>,
  work: (tree: TestTree) => Promise<void>,
): Promise<void> {
  const tree = new TestTree(files);
  try {
    await work(tree);
  } finally {
    await tree.dispose();
  }
}

describe('restart', () => {
  const files = {
    'articles/a.mdx': articleSource(),
    'articles/b.mdx': articleSource(),
    'media/m.svg': '<svg/>',
  };

  it('reads nothing when nothing changed', () =>
    withTree(files, async (tree) => {
      for (const file of [...Object.keys(files), 'site.yaml', 'sections.yaml']) tree.age(file);
      const first = tree.newsroom();
      await first.open();
      await tree.close(first);
      const second = tree.newsroom();
      const read = vi.spyOn(second.tree, 'read');
      expect(await second.open()).toMatchObject({ files: 0, changed: [], removed: [] });
      expect(read).not.toHaveBeenCalled();
      expect(all(second)).toEqual(['b', 'a']);
    }));

  it('reads what is new, confirms by hash what was only touched, and forgets what is gone', () =>
    withTree(files, async (tree) => {
      await tree.close(await tree.openNewsroom());
      tree.remove('articles/a.mdx');
      tree.article('c');
      tree.age('articles/b.mdx');
      const change = await tree.newsroom().open();
      expect(change).toMatchObject({ changed: ['c'], removed: ['a'], problems: [] });
    }));

  it('sees a write of the same size within the same second', () =>
    withTree(files, async (tree) => {
      const first = await tree.openNewsroom();
      tree.article('a', { title: '改题' });
      expect((await first.apply('request')).changed).toEqual(['a']);
    }));

  it('keeps the last good version of a broken file', () =>
    withTree(files, async (tree) => {
      const first = await tree.openNewsroom();
      tree.write('articles/a.mdx', '坏');
      await first.apply('watch', ['articles/a.mdx']);
      await tree.close(first);
      const second = await tree.openNewsroom();
      expect(second.queries.card('a')?.title).toBe('标题');
      expect(second.store.problems().map(({ rule }) => rule)).toEqual(['front-matter']);
    }));

  const index = (tree: TestTree): string => path.join(tree.dataDir, 'index.sqlite');

  it('builds the index anew for another schema', () =>
    withTree(files, async (tree) => {
      await tree.close(await tree.openNewsroom());
      const db = new Database(index(tree));
      db.exec("UPDATE meta SET value = '0 old' WHERE key = 'version'");
      db.close();
      const second = tree.newsroom();
      expect((await second.open()).changed.sort()).toEqual(['a', 'b']);
      expect(all(second)).toEqual(['b', 'a']);
    }));

  it('builds the index anew for another content folder', () =>
    withTree(files, async (tree) => {
      await tree.close(await tree.openNewsroom());
      tree.write('../other/site.yaml', 'name: 乙\nlanguage: en\ntimezone: UTC\n');
      const second = tree.newsroom({ CONTENT_DIR: path.join(tree.home, 'other') });
      await second.open();
      expect(all(second)).toEqual([]);
      expect(second.settings.site().name).toBe('乙');
    }));

  it.each<[string, (file: string) => void]>([
    ['no database', (file) => writeFileSync(file, 'this is no database, '.repeat(1000))],
    ['empty', (file) => writeFileSync(file, '')],
    ['cut off', (file) => truncateSync(file, 5000)],
    [
      'pages overwritten',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0xff, 3 * 4096));
      },
    ],
    [
      'another database',
      (file) => {
        rmSync(file);
        const db = new Database(file);
        db.exec('CREATE TABLE meta(x)');
        db.close();
      },
    ],
  ])('builds the index anew when the file is damaged: %s', (_, damage) =>
    withTree(files, async (tree) => {
      await tree.close(await tree.openNewsroom());
      // Everything is brought into the one file first, so that the damage hits what is used.
      const db = new Database(index(tree));
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
      for (const suffix of ['-wal', '-shm']) rmSync(index(tree) + suffix, { force: true });
      expect(statSync(index(tree)).size).toBeGreaterThan(20 * 4096);
      damage(index(tree));
      const second = tree.newsroom();
      await second.open();
      expect(all(second)).toEqual(['b', 'a']);
    }),
  );

  it('goes on after an interrupted cold build', () =>
    withTree(files, async (tree) => {
      const first = tree.newsroom();
      await tree.close(first);
      const second = await tree.openNewsroom();
      expect(all(second)).toEqual(['b', 'a']);
    }));
});

describe('site settings', () => {
  it('another timezone reads every time again', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource({ date: '2026-05-01 00:30' }),
        'topics/t.mdx': '---\ntitle: 甲\nquery: {to: 2026-05-01}\n---\n',
      },
      async (newsroom, tree) => {
        const seen = watch(newsroom);
        const before = newsroom.queries.card('a')?.date;
        tree.write('site.yaml', 'name: 站\nlanguage: zh-Hans\ntimezone: Europe/London\n');
        const change = await newsroom.apply('watch', ['site.yaml']);
        expect(change.changed).toEqual(['a']);
        expect(newsroom.queries.card('a')?.date).toBe((before ?? 0) + 7 * 60 * minute);
        expect(newsroom.queries.hasAny(listName.day('2026-05-01'))).toBe(true);
        expect(newsroom.queries.hasAny(listName.day('2026-04-30'))).toBe(false);
        expect(newsroom.settings.topics()[0]?.query?.toTime).toBe(
          Date.parse('2026-05-01T23:59:59.999+01:00'),
        );
        expect(seen.everything()).toBe(true);
      },
    ));

  it('another language changes articles that name none', () =>
    withNewsroom(
      { 'articles/a.mdx': articleSource(), 'articles/b.mdx': articleSource({ lang: 'fr' }) },
      async (newsroom, tree) => {
        tree.write('site.yaml', 'name: 站\nlanguage: en\ntimezone: Asia/Shanghai\n');
        await newsroom.apply('watch', ['site.yaml']);
        expect([newsroom.queries.card('a')?.lang, newsroom.queries.card('b')?.lang]).toEqual(['en', 'fr']);
      },
    ));

  it('another name touches the frame and reads no article', () =>
    withNewsroom({ 'articles/a.mdx': articleSource() }, async (newsroom, tree) => {
      tree.write('site.yaml', 'name: 改名\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n');
      const change = await newsroom.apply('watch', ['site.yaml']);
      expect([...change.tags]).toEqual([pageTag.site]);
      expect(change.changed).toEqual([]);
    }));
});

describe('time', () => {
  const files = {
    'articles/old.mdx': articleSource({ date: '2026-05-01 08:00', tags: ['甲'] }),
    'articles/due.mdx': articleSource({ date: '2026-06-01 13:00', tags: ['甲'], aliases: ['/old-due'] }),
    'articles/ends.mdx': articleSource({
      date: '2026-05-02 08:00',
      expires: '2026-06-01 14:00',
      section: 'culture',
    }),
    'articles/draft.mdx': articleSource({ status: 'draft', date: '2026-06-01 13:00' }),
  };

  it('a scheduled article goes live at its moment, on all its lists', () =>
    withNewsroom(files, (newsroom, tree) => {
      const seen = watch(newsroom);
      expect(all(newsroom)).toEqual(['ends', 'old']);
      expect(newsroom.queries.lookUp('due').state).toBe('unknown');
      tree.setTime(testNow + 60 * minute - 2000);
      newsroom.catchUp();
      expect([seen.tags(), seen.events.length]).toEqual([[], 0]);
      tree.setTime(testNow + 60 * minute);
      newsroom.catchUp();
      expect(all(newsroom)).toEqual(['due', 'ends', 'old']);
      const tags = seen.tags();
      expect(tags).toEqual(
        expect.arrayContaining([
          'article:due',
          'card:due',
          'all',
          'section:news',
          'tag:甲',
          'day:2026-06-01',
          'article:old',
          'feed:all',
        ]),
      );
      expect(tags).not.toEqual(expect.arrayContaining(['section:culture']));
      expect(tags).not.toContain('article:draft');
      expect(seen.events.map(({ cause, change }) => [cause, change.changed])).toEqual([['clock', ['due']]]);
      newsroom.catchUp();
      expect(seen.tags()).toEqual([]);
    }));

  it('an article that expires is gone at its moment', () =>
    withNewsroom(files, (newsroom, tree) => {
      const seen = watch(newsroom);
      tree.setTime(testNow + 2 * 60 * minute);
      newsroom.catchUp();
      expect(all(newsroom)).toEqual(['due', 'old']);
      expect(newsroom.queries.lookUp('ends')).toEqual({ state: 'gone', slug: 'ends' });
      expect(seen.tags()).toEqual(
        expect.arrayContaining(['article:ends', 'section:culture', 'article:due', pageTag.site]),
      );
    }));

  it('what was edited while it was scheduled touches no list before its time', () =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.article('due', { title: '改题', date: '2026-06-01 13:00', tags: ['甲'] });
      const change = await newsroom.apply('watch', ['articles/due.mdx']);
      expect([...change.tags].filter((tag) => !/:due$/.test(tag))).toEqual([]);
    }));

  it('an article written late does not make its pages outdated twice', () =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.setTime(testNow + 30 * minute);
      newsroom.catchUp();
      tree.article('late', { date: '2026-06-01 12:15' });
      await newsroom.apply('watch', ['articles/late.mdx']);
      const { revision } = newsroom;
      const seen = watch(newsroom);
      newsroom.catchUp();
      expect([newsroom.revision, seen.events]).toEqual([revision, []]);
    }));

  it('a new day changes what shows today', () =>
    withNewsroom({ 'articles/a.mdx': articleSource() }, (newsroom, tree) => {
      const seen = watch(newsroom);
      tree.setTime(Date.parse('2026-06-01T23:59:58+08:00'));
      newsroom.catchUp();
      expect(seen.tags()).toEqual([]);
      tree.setTime(Date.parse('2026-06-02T00:00:00+08:00'));
      newsroom.catchUp();
      expect(seen.tags()).toEqual([pageTag.today]);
      newsroom.catchUp();
      expect(seen.tags()).toEqual([]);
      tree.setTime(Date.parse('2026-06-05T00:00:00+08:00'));
      newsroom.catchUp();
      expect(seen.tags()).toEqual([pageTag.today]);
    }));

  it('a clock that jumps back hides what is no longer due, and shows it again in its time', () =>
    withNewsroom(files, (newsroom, tree) => {
      const seen = watch(newsroom);
      tree.setTime(testNow + day);
      newsroom.catchUp();
      expect(all(newsroom)).toEqual(['due', 'old']);
      seen.everything();
      tree.setTime(testNow);
      newsroom.catchUp();
      expect(seen.everything()).toBe(true);
      expect(all(newsroom)).toEqual(['ends', 'old']);
      seen.tags();
      tree.setTime(testNow + 61 * minute);
      newsroom.catchUp();
      expect(seen.tags()).toContain('article:due');
      expect(all(newsroom)).toEqual(['due', 'ends', 'old']);
    }));

  it('the scheduler lets time pass within a second', () =>
    withNewsroom(files, async (newsroom, tree) => {
      const stop = startScheduler(newsroom);
      const seen = watch(newsroom);
      tree.setTime(testNow + 61 * minute);
      await vi.waitFor(() => expect(seen.tags()).toContain('article:due'), { timeout: 10_000, interval: 20 });
      stop();
      tree.setTime(testNow + 3 * 60 * minute);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(seen.tags()).toEqual([]);
    }));

  it('names the pages of a due article after a start that read very many files', () => {
    const many = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [
        `articles/n-${index}.mdx`,
        articleSource({ section: 'culture' }),
      ]),
    );
    return withNewsroom({ ...many, ...files }, (newsroom, tree) => {
      const seen = watch(newsroom);
      tree.setTime(testNow + 61 * minute);
      newsroom.catchUp();
      expect(seen.tags()).toEqual(expect.arrayContaining(['article:due', 'all', 'section:news', 'feed:all']));
    });
  }, 30_000);
});

describe('changes', () => {
  it('are answered only when nothing old can be served', () =>
    withNewsroom({ 'articles/a.mdx': articleSource() }, async (newsroom, tree) => {
      const store = renderStore();
      store.clear();
      for (const [key, tag] of [
        ['/a', 'article:a'],
        ['/b', 'article:b'],
      ]) {
        store.read(key ?? '');
        store.write(key ?? '', { kind: 'APP_PAGE', headers: { 'x-next-cache-tags': tag } }, undefined);
      }
      tree.article('a', { title: '改题' });
      await newsroom.apply('watch', ['articles/a.mdx']);
      expect([store.read('/a'), store.read('/b') !== null]).toEqual([null, true]);
    }));

  it('are applied one after another', () =>
    withNewsroom({}, async (newsroom, tree) => {
      const order: string[] = [];
      newsroom.onChange(({ change }) => order.push(change.changed.join()));
      for (const name of ['a', 'b', 'c']) tree.article(name);
      const paths = ['a', 'b', 'c'].map((name) => `articles/${name}.mdx`);
      const changes = await Promise.all(paths.map((file) => newsroom.apply('watch', [file])));
      expect(changes.map(({ changed }) => changed.join())).toEqual(['a', 'b', 'c']);
      expect(order).toEqual(['a', 'b', 'c']);
    }));

  it('after one that failed are applied all the same', () =>
    withNewsroom({}, async (newsroom, tree) => {
      const list = vi.spyOn(newsroom.tree, 'list').mockImplementationOnce(() => {
        throw new Error('disk');
      });
      tree.article('a');
      await expect(newsroom.apply('watch')).rejects.toThrow('disk');
      list.mockRestore();
      expect((await newsroom.apply('watch')).changed).toEqual(['a']);
    }));
});

describe('the front page', () => {
  it.each(['1.5', '-1', '0', '.nan', '.inf', '1e9'])('stands with a count of %s in front.yaml', (count) =>
    withNewsroom(
      {
        ...Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [`articles/a-${index}.mdx`, articleSource()]),
        ),
        'front.yaml': `notices: {section: news, count: ${count}}\nblocks: [{section: news, count: ${count}}]\n`,
      },
      (newsroom) => {
        const front = loadFront(newsroom);
        expect(front.lead).toBeDefined();
        expect(front.blocks[0]?.items.length ?? 0).toBeLessThanOrEqual(30);
        if (count !== '1e9') expect(front.notices?.items.length ?? 0).toBeLessThanOrEqual(30);
      },
    ),
  );

  it('skips what is not public', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource({ cover: '/media/a.jpg' }),
        'articles/d.mdx': articleSource({ status: 'draft', title: '秘密' }),
        'articles/s.mdx': articleSource({ date: '2027-01-01', title: '秘密' }),
        'articles/o.mdx': articleSource({ status: 'archived', title: '旧闻' }),
        'front.yaml':
          'lead: d\ncarousel: [s, a]\npinned: [d, o]\nblocks: [{section: news}, {section: none}, {topic: none}]\n',
      },
      (newsroom) => {
        const front = loadFront(newsroom);
        expect(JSON.stringify(front)).not.toMatch(/秘密|旧闻/);
        expect(front.lead?.slug).toBe('a');
        expect(front.tags).toEqual(expect.arrayContaining(['card:d', 'card:s', 'card:o', 'all', 'front']));
      },
    ));
});

import { describe, expect, it } from 'vitest';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import type { ChangeSet } from './indexer';
import { listName } from './lists';
import { articleSource, withNewsroom } from './test-tree';

/** Slugs on a list, as readers see them. */
function slugs(newsroom: Newsroom, list: string, order: 'rank' | 'date' = 'date'): string[] {
  return newsroom.queries.list(list, { page: 1, size: 50, order }).map(({ slug }) => slug);
}

function rules(change: ChangeSet): string[] {
  return change.problems.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}

function has(change: ChangeSet, ...tags: string[]): void {
  expect([...change.tags]).toEqual(expect.arrayContaining(tags));
}

function lacks(change: ChangeSet, ...tags: string[]): void {
  expect(tags.filter((tag) => change.tags.has(tag))).toEqual([]);
}

const news = listName.section('news');
const five = Object.fromEntries(
  ['one', 'two', 'three', 'four', 'five'].map((slug, index) => [
    `articles/${slug}.mdx`,
    articleSource({ title: slug, date: `2026-05-0${index + 1} 08:00`, tags: [index % 2 ? '偶' : '奇'] }),
  ]),
);

describe('edits', () => {
  it('create: shows the article on its lists and touches what shows it', () =>
    withNewsroom(
      { ...five, 'articles/apart.mdx': articleSource({ section: 'culture' }) },
      async (newsroom, tree) => {
        tree.article('2026/new', {
          section: 'local',
          date: '2026-05-20 08:00',
          tags: ['新'],
          source: '某报',
          author: '某人',
        });
        const change = await newsroom.apply('watch', ['articles/2026/new.mdx']);
        expect(change).toMatchObject({ changed: ['new'], removed: [], problems: [], files: 1 });
        expect(slugs(newsroom, news)).toEqual(['new', 'five', 'four', 'three', 'two', 'one']);
        expect(slugs(newsroom, listName.section('local'))).toEqual(['new']);
        has(
          change,
          'article:new',
          'card:new',
          'all',
          'section:local',
          news,
          'tag:新',
          'source:某报',
          'author:某人',
        );
        has(
          change,
          'day:2026-05-20',
          'month:2026-05',
          'year:2026',
          'feed:all',
          'feed:section:news',
          'feed:tag:新',
        );
        // The first article of a column brings it into the navigation.
        has(change, pageTag.site);
        lacks(
          change,
          'section:culture',
          'tag:奇',
          'article:apart',
          pageTag.front,
          'corrections',
          'day:2026-05-05',
        );
      },
    ));

  it('edit of the body: touches the page and the feeds that hold it, no list', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.article(
        'three',
        { title: 'three', date: '2026-05-03 08:00', tags: ['奇'], summary: undefined },
        '正文。\n\n新的一段。',
      );
      const change = await newsroom.apply('watch', ['articles/three.mdx']);
      expect(change.changed).toEqual(['three']);
      has(change, 'article:three', 'item:three');
      lacks(
        change,
        'feed:all',
        'feed:section:news',
        'card:three',
        'all',
        news,
        'tag:奇',
        'day:2026-05-03',
        'article:two',
        'article:four',
        pageTag.site,
        pageTag.front,
      );
    }));

  it('edit of the title: touches lists and neighbours', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.article('three', { title: '改过', date: '2026-05-03 08:00', tags: ['奇'] });
      const change = await newsroom.apply('watch', ['articles/three.mdx']);
      has(change, 'article:three', 'card:three', 'all', news, 'tag:奇', 'article:two', 'article:four');
      lacks(change, pageTag.site, 'section:culture', 'tag:偶');
      expect(newsroom.queries.card('three')?.title).toBe('改过');
    }));

  it('edit of tags and date: touches the lists of before and after', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.article('one', { title: 'one', date: '2026-04-01 08:00', tags: ['新'] });
      const change = await newsroom.apply('watch', ['articles/one.mdx']);
      has(
        change,
        'tag:奇',
        'tag:新',
        'day:2026-05-01',
        'month:2026-05',
        'day:2026-04-01',
        'month:2026-04',
        'article:three',
      );
      expect(slugs(newsroom, listName.tag('奇'))).toEqual(['five', 'three']);
      expect(slugs(newsroom, listName.month('2026-05'))).not.toContain('one');
    }));

  it('same bytes written again: nothing changes', () =>
    withNewsroom(five, async (newsroom, tree) => {
      const revision = newsroom.revision;
      tree.write('articles/one.mdx', five['articles/one.mdx'] ?? '');
      const change = await newsroom.apply('watch', ['articles/one.mdx']);
      expect([change.changed, [...change.tags], newsroom.revision]).toEqual([[], [], revision]);
    }));

  it('move: keeps the article and its address', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.move('articles/one.mdx', 'articles/2026/05/one.mdx');
      const change = await newsroom.apply('watch', ['articles/one.mdx', 'articles/2026']);
      expect(change).toMatchObject({ changed: [], removed: [], problems: [] });
      expect(newsroom.queries.card('one')?.url).toBe('/news/one');
      lacks(change, 'all', news);
      tree.move('articles/2026', 'articles/old');
      expect((await newsroom.apply('watch', ['articles/2026', 'articles/old'])).removed).toEqual([]);
      expect(slugs(newsroom, news)).toContain('one');
    }));

  it('move into a folder of its own: pictures beside it get new addresses', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.remove('articles/one.mdx');
      tree.write('articles/one/index.mdx', articleSource({ title: 'one', cover: 'a.jpg' }));
      const change = await newsroom.apply('watch', ['articles/one.mdx', 'articles/one']);
      expect(change.removed).toEqual([]);
      expect(newsroom.queries.card('one')?.cover?.src).toBe('/media/articles/one/a.jpg');
    }));

  it('rename: one goes, another comes', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.move('articles/one.mdx', 'articles/uno.mdx');
      const change = await newsroom.apply('watch', ['articles/one.mdx', 'articles/uno.mdx']);
      expect(change).toMatchObject({ changed: ['uno'], removed: ['one'] });
      has(change, 'article:one', 'article:uno', 'card:one', 'all', news);
      expect(newsroom.queries.lookUp('one').state).toBe('unknown');
    }));

  it('delete: leaves every list and touches neighbours', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.remove('articles/three.mdx');
      const change = await newsroom.apply('watch', ['articles/three.mdx']);
      expect(change).toMatchObject({ changed: [], removed: ['three'] });
      has(change, 'article:three', 'card:three', 'all', news, 'tag:奇', 'article:two', 'article:four');
      expect(slugs(newsroom, news)).toEqual(['five', 'four', 'two', 'one']);
    }));

  it('delete of a folder: everything below it goes', () =>
    withNewsroom(
      { 'articles/x/a.mdx': articleSource(), 'articles/x/b/index.mdx': articleSource() },
      async (newsroom, tree) => {
        tree.remove('articles/x');
        expect((await newsroom.apply('watch', ['articles/x'])).removed.sort()).toEqual(['a', 'b']);
        expect(newsroom.queries.count(listName.all)).toBe(0);
      },
    ));

  it('delete of the last article: the column leaves the navigation', () =>
    withNewsroom(
      { ...five, 'articles/c.mdx': articleSource({ section: 'culture' }) },
      async (newsroom, tree) => {
        tree.remove('articles/c.mdx');
        has(await newsroom.apply('watch', ['articles/c.mdx']), pageTag.site);
      },
    ));

  it('withdraw: leaves lists and answers as gone', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.article('three', {
        status: 'withdrawn',
        date: '2026-05-03',
        withdrawn: { date: '2026-05-10', reason: '有误', successor: 'four' },
      });
      const change = await newsroom.apply('watch', ['articles/three.mdx']);
      has(change, 'article:three', 'card:three', 'all', news, 'tag:奇', 'article:two', 'article:four');
      expect(newsroom.queries.lookUp('three')).toEqual({ state: 'gone', slug: 'three' });
      expect(newsroom.queries.goneNotice('three')).toMatchObject({
        reason: '有误',
        successor: { url: '/news/four' },
      });
      expect(newsroom.queries.article('three')).toBeUndefined();
    }));

  it('a new draft touches no public page but its own address', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.article('draft', { status: 'draft', date: '2026-05-03 09:00', tags: ['奇'] });
      const change = await newsroom.apply('watch', ['articles/draft.mdx']);
      expect(change.changed).toEqual(['draft']);
      lacks(
        change,
        'all',
        news,
        'tag:奇',
        'article:two',
        'article:three',
        'article:four',
        'article:one',
        'article:five',
        pageTag.site,
      );
    }));

  it('a folder may be named with a slash at its end', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.article('2026/new');
      const change = await newsroom.apply('request', ['articles/']);
      expect(rules(change)).toEqual([]);
      expect(change.changed).toEqual(['new']);
      expect(newsroom.store.files().filter(({ path }) => path.includes('//'))).toEqual([]);
    }));

  it('the root of the tree stands for everything, what was deleted included', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.remove('articles/one.mdx');
      tree.article('new');
      expect(await newsroom.apply('request', [''])).toMatchObject({ changed: ['new'], removed: ['one'] });
    }));

  it('unknown and foreign paths are nothing', () =>
    withNewsroom(five, async (newsroom) => {
      const change = await newsroom.apply('request', [
        'nowhere',
        'articles/none.mdx',
        'README.md',
        '.git/config',
      ]);
      expect([change.changed, change.removed, change.files]).toEqual([[], [], 0]);
    }));
});

describe('broken files', () => {
  it('keep the last good version online', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.write('articles/one.mdx', '---\ntitle: [\n---\n');
      const change = await newsroom.apply('watch', ['articles/one.mdx']);
      expect(rules(change)).toEqual([expect.stringMatching(/^articles\/one\.mdx:\d+:\d+ yaml$/)]);
      expect([change.changed, change.removed]).toEqual([[], []]);
      lacks(change, 'article:one', 'all');
      expect(newsroom.queries.article('one')?.title).toBe('one');
      // A request that names the file again hears of the problem again.
      expect(rules(await newsroom.apply('request', ['articles/one.mdx'])).length).toBe(1);
      tree.article('one', { title: '好了' });
      expect(rules(await newsroom.apply('watch', ['articles/one.mdx']))).toEqual([]);
      expect(newsroom.queries.article('one')?.title).toBe('好了');
      expect(newsroom.store.problems()).toEqual([]);
    }));

  it('never come online when they were never good', () =>
    withNewsroom({ 'articles/a.mdx': articleSource({ title: undefined }) }, async (newsroom, tree) => {
      expect(newsroom.store.problems().map(({ rule }) => rule)).toEqual(['required']);
      expect(newsroom.queries.lookUp('a').state).toBe('unknown');
      tree.remove('articles/a.mdx');
      await newsroom.apply('watch', ['articles/a.mdx']);
      expect(newsroom.store.problems()).toEqual([]);
    }));

  it('keep the last good version when they were moved at the same time', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.remove('articles/one.mdx');
      tree.write('articles/2026/one.mdx', '---\ntitle: [\n---\n');
      const change = await newsroom.apply('watch', ['articles/one.mdx', 'articles/2026/one.mdx']);
      expect(change.removed).toEqual([]);
      expect(newsroom.queries.article('one')?.title).toBe('one');
    }));

  it('leave settings, topics and pages as they were', () =>
    withNewsroom(
      { 'topics/t.mdx': '---\ntitle: 专题\n---\n', 'pages/about.mdx': '---\ntitle: 关于\n---\n正文' },
      async (newsroom, tree) => {
        tree.write('site.yaml', 'name: [');
        tree.write('sections.yaml', '- {id: api, name: 甲}\n');
        tree.write('topics/t.mdx', '---\ntitel: 甲\n---\n');
        tree.write('pages/about.mdx', '---\ntitle: 关于\n---\n{x}');
        const change = await newsroom.apply('watch');
        expect(change.problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
          'sections.yaml reserved-id',
          'site.yaml yaml',
          'pages/about.mdx mdx/expression',
          'topics/t.mdx unknown-key',
          'topics/t.mdx required',
        ]);
        expect([...change.tags]).toEqual([]);
        expect(newsroom.settings.site().name).toBe('测试新闻网');
        expect(newsroom.settings.sections().get('news')?.name).toBe('新闻');
        expect(newsroom.settings.topics()[0]?.title).toBe('专题');
        expect(newsroom.settings.pages()[0]?.title).toBe('关于');
      },
    ));
});

describe('duplicate slugs', () => {
  it('the first stays, and the other takes over when it goes', () =>
    withNewsroom({ 'articles/z/same.mdx': articleSource({ title: '先' }) }, async (newsroom, tree) => {
      tree.write('articles/a/same.mdx', articleSource({ title: '后' }));
      const change = await newsroom.apply('watch', ['articles/a/same.mdx']);
      expect(rules(change)).toEqual(['articles/a/same.mdx:1:1 duplicate-slug']);
      expect(change.changed).toEqual([]);
      expect(newsroom.queries.card('same')?.title).toBe('先');
      tree.remove('articles/z/same.mdx');
      const after = await newsroom.apply('watch', ['articles/z/same.mdx']);
      expect(newsroom.queries.card('same')?.title).toBe('后');
      expect(after.changed).toEqual(['same']);
      has(after, 'article:same', 'all');
      expect(newsroom.store.problems()).toEqual([]);
      // The address never stopped answering, so nothing was removed.
      expect(after.removed).toEqual([]);
    }));

  it('in a tree read at once the first path stays', () =>
    withNewsroom(
      {
        'articles/b/same.mdx': articleSource({ title: '乙' }),
        'articles/a/same.mdx': articleSource({ title: '甲' }),
      },
      (newsroom) => {
        expect(newsroom.queries.card('same')?.title).toBe('甲');
        expect(newsroom.store.problems().map(({ file }) => file)).toEqual(['articles/b/same.mdx']);
      },
    ));

  it('the other takes over when the first is renamed', () =>
    withNewsroom(
      {
        'articles/a/same.mdx': articleSource({ title: '甲' }),
        'articles/b/same.mdx': articleSource({ title: '乙' }),
      },
      async (newsroom, tree) => {
        tree.move('articles/a/same.mdx', 'articles/a/other.mdx');
        await newsroom.apply('watch', ['articles/a/same.mdx', 'articles/a/other.mdx']);
        expect(newsroom.queries.card('same')?.title).toBe('乙');
        expect(newsroom.queries.card('other')?.title).toBe('甲');
      },
    ));
});

describe('sections', () => {
  it('an article of an unknown section waits until the section is there', () =>
    withNewsroom({ 'articles/a.mdx': articleSource({ section: 'sport' }) }, async (newsroom, tree) => {
      expect(newsroom.store.problems()).toMatchObject([
        { file: 'articles/a.mdx', line: 3, column: 10, rule: 'unknown-section' },
      ]);
      expect(newsroom.queries.lookUp('a').state).toBe('unknown');
      tree.write('sections.yaml', '- {id: sport, name: 体育}\n');
      const change = await newsroom.apply('watch', ['sections.yaml']);
      expect(change.changed).toEqual(['a']);
      has(change, pageTag.site, 'section:sport', 'article:a', 'all');
      expect(newsroom.queries.card('a')?.url).toBe('/sport/a');
      expect(newsroom.store.problems()).toEqual([]);
    }));

  it('a moved section takes its articles to its new place', () =>
    withNewsroom({ 'articles/a.mdx': articleSource({ section: 'local' }) }, async (newsroom, tree) => {
      expect(slugs(newsroom, news)).toEqual(['a']);
      tree.write(
        'sections.yaml',
        '- {id: news, name: 新闻}\n- {id: culture, name: 文化}\n- {id: local, name: 本地, parent: culture}\n',
      );
      const change = await newsroom.apply('watch', ['sections.yaml']);
      expect(slugs(newsroom, news)).toEqual([]);
      expect(slugs(newsroom, listName.section('culture'))).toEqual(['a']);
      has(change, pageTag.site, news, 'section:culture', 'feed:section:culture');
      const found = newsroom.search.search({
        query: '标题',
        section: 'culture',
        sort: 'relevance',
        page: 1,
        limit: 10,
      });
      expect(found.total).toBe(1);
    }));

  it('a removed section keeps the articles that stand in it', () =>
    withNewsroom({ 'articles/a.mdx': articleSource({ section: 'culture' }) }, async (newsroom, tree) => {
      tree.write('sections.yaml', '- {id: news, name: 新闻}\n');
      await newsroom.apply('watch', ['sections.yaml']);
      expect(newsroom.queries.card('a')?.url).toBe('/culture/a');
      expect(newsroom.settings.sections().get('culture')?.name).toBe('文化');
      expect(
        newsroom.settings
          .sections()
          .children(undefined)
          .map(({ id }) => id),
      ).toEqual(['news']);
      tree.article('a', { section: 'culture', title: '仍可修改' });
      expect(rules(await newsroom.apply('watch', ['articles/a.mdx']))).toEqual([]);
      expect(newsroom.queries.card('a')?.title).toBe('仍可修改');
      tree.write('sections.yaml', '- {id: news, name: 新闻}\n- {id: culture, name: 新文化}\n');
      await newsroom.apply('watch', ['sections.yaml']);
      expect(newsroom.settings.sections().get('culture')?.name).toBe('新文化');
    }));

  it('a name alone changes the frame but no list', () =>
    withNewsroom(five, async (newsroom, tree) => {
      tree.write(
        'sections.yaml',
        '- {id: news, name: 要闻}\n- {id: local, name: 本地, parent: news}\n- {id: culture, name: 文化}\n',
      );
      const change = await newsroom.apply('watch', ['sections.yaml']);
      has(change, pageTag.site);
      lacks(change, 'all', 'article:one', news);
    }));

  it('pinned articles stand first in their own section only', () =>
    withNewsroom(
      {
        ...five,
        'articles/p.mdx': articleSource({ section: 'local', pinned: true, date: '2026-01-01' }),
        'articles/l.mdx': articleSource({ section: 'local' }),
      },
      (newsroom) => {
        expect(slugs(newsroom, listName.section('local'), 'rank')).toEqual(['p', 'l']);
        expect(slugs(newsroom, news, 'rank').at(-1)).toBe('p');
        expect(slugs(newsroom, listName.section('local'))).toEqual(['l', 'p']);
      },
    ));

  it('a page that lost its address to a section gets it back', () =>
    withNewsroom(
      {
        'sections.yaml': '- {id: about, name: 甲}\n- {id: news, name: 新闻}\n',
        'pages/about.mdx': '---\ntitle: 关于\n---\n正文',
      },
      async (newsroom, tree) => {
        expect(newsroom.store.problems().map(({ file, rule }) => `${file} ${rule}`)).toEqual([
          'pages/about.mdx shared-id',
        ]);
        tree.write('sections.yaml', '- {id: news, name: 新闻}\n');
        await newsroom.apply('watch', ['sections.yaml']);
        expect(newsroom.settings.pages().map(({ id }) => id)).toEqual(['about']);
        expect(newsroom.store.problems()).toEqual([]);
      },
    ));

  it('sections.yaml is read again when the page that was in its way is gone', () =>
    withNewsroom({ 'pages/about.mdx': '---\ntitle: 关于\n---\n正文' }, async (newsroom, tree) => {
      tree.write('sections.yaml', '- {id: news, name: 新闻}\n- {id: about, name: 关于}\n');
      expect(rules(await newsroom.apply('watch', ['sections.yaml']))).toEqual([
        'sections.yaml:2:8 shared-id',
      ]);
      tree.remove('pages/about.mdx');
      await newsroom.apply('watch', ['pages/about.mdx']);
      expect(newsroom.settings.sections().get('about')?.name).toBe('关于');
    }));
});

describe('topics', () => {
  const files = {
    'articles/a.mdx': articleSource({ date: '2026-05-01', tags: ['普法'], source: '某报' }),
    'articles/b.mdx': articleSource({ date: '2026-05-02', section: 'local', tags: ['普法'] }),
    'articles/c.mdx': articleSource({ date: '2026-05-03', section: 'culture', topics: ['t'] }),
    'articles/d.mdx': articleSource({ date: '2026-05-04', section: 'culture' }),
  };
  const members = (newsroom: Newsroom): string[] => slugs(newsroom, listName.topic('t'), 'rank');
  const set = async (
    newsroom: Newsroom,
    write: (content: string) => void,
    lines: string,
  ): Promise<ChangeSet> => {
    write(`---\ntitle: 专题\n${lines}---\n导言\n`);
    return newsroom.apply('watch', ['topics/t.mdx']);
  };

  it('gather by query, by list and by the articles themselves', () =>
    withNewsroom(files, async (newsroom, tree) => {
      const write = (content: string): void => tree.write('topics/t.mdx', content);
      has(await set(newsroom, write, ''), 'topic:t', pageTag.topics, pageTag.front);
      expect(members(newsroom)).toEqual(['c']);
      await set(newsroom, write, 'query: {tag: 普法}\n');
      expect(members(newsroom)).toEqual(['c', 'b', 'a']);
      await set(newsroom, write, 'query: {section: news}\n');
      expect(members(newsroom)).toEqual(['c', 'b', 'a']);
      await set(newsroom, write, 'query: {section: news, source: 某报}\n');
      expect(members(newsroom)).toEqual(['c', 'a']);
      await set(newsroom, write, 'query: {from: 2026-05-02, to: 2026-05-03}\n');
      expect(members(newsroom)).toEqual(['c', 'b']);
      await set(newsroom, write, 'articles: [d, a]\n');
      expect(members(newsroom)).toEqual(['d', 'a', 'c']);
      await set(newsroom, write, 'articles: [d, a]\norder: newest\n');
      expect(members(newsroom)).toEqual(['d', 'c', 'a']);
    }));

  it('touch only their own pages', () =>
    withNewsroom(files, async (newsroom, tree) => {
      const write = (content: string): void => tree.write('topics/t.mdx', content);
      await set(newsroom, write, 'articles: [a, b]\n');
      const change = await set(newsroom, write, 'articles: [b, a]\n');
      has(change, 'topic:t', 'feed:topic:t');
      lacks(change, 'article:d', 'section:culture', 'tag:普法', 'year:2026', pageTag.site);
    }));

  it('hold nothing while they are drafts, and are gone when their file is', () =>
    withNewsroom(files, async (newsroom, tree) => {
      const write = (content: string): void => tree.write('topics/t.mdx', content);
      await set(newsroom, write, 'articles: [a]\nstatus: draft\n');
      expect(members(newsroom)).toEqual([]);
      await set(newsroom, write, 'articles: [a]\n');
      expect(members(newsroom)).toEqual(['a', 'c']);
      tree.remove('topics/t.mdx');
      has(await newsroom.apply('watch', ['topics/t.mdx']), 'topic:t', pageTag.topics);
      expect(newsroom.settings.topics()).toEqual([]);
      expect(members(newsroom)).toEqual([]);
    }));
});

describe('aliases', () => {
  it('follow their article', () =>
    withNewsroom(
      { 'articles/a.mdx': articleSource({ aliases: ['/old/a.html', '/旧'] }) },
      async (newsroom, tree) => {
        expect([newsroom.queries.aliasOf('/old/a.html'), newsroom.queries.aliasOf('/旧')]).toEqual([
          'a',
          'a',
        ]);
        tree.article('a', { aliases: ['/old/b.html'] });
        await newsroom.apply('watch', ['articles/a.mdx']);
        expect([newsroom.queries.aliasOf('/old/a.html'), newsroom.queries.aliasOf('/old/b.html')]).toEqual([
          undefined,
          'a',
        ]);
        tree.remove('articles/a.mdx');
        await newsroom.apply('watch', ['articles/a.mdx']);
        expect(newsroom.queries.aliasOf('/old/b.html')).toBeUndefined();
      },
    ));

  it('pass to the other article that names them when the first goes', () =>
    withNewsroom(
      {
        'articles/a.mdx': articleSource({ aliases: ['/old'] }),
        'articles/b.mdx': articleSource({ aliases: ['/old'] }),
      },
      async (newsroom, tree) => {
        expect(newsroom.queries.aliasOf('/old')).toBe('a');
        tree.remove('articles/a.mdx');
        await newsroom.apply('watch', ['articles/a.mdx']);
        expect(newsroom.queries.aliasOf('/old')).toBe('b');
      },
    ));
});

describe('media', () => {
  const files = {
    'articles/2026/x/index.mdx': articleSource(
      { cover: 'cover.svg' },
      '![图](pics/a.jpg)\n\n<Video src="/media/v.mp4" />',
    ),
    'articles/y.mdx': articleSource({ section: 'culture' }, '没有图。'),
    'media/v.mp4': 'v',
  };
  it.each([
    ['media/v.mp4', '/media/v.mp4'],
    ['articles/2026/x/cover.svg', '/media/articles/x/cover.svg'],
    ['articles/2026/x/pics/a.jpg', '/media/articles/x/pics/a.jpg'],
  ])('%s: touches the pages that show it', (file, src) =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.write(file, 'new bytes');
      const change = await newsroom.apply('watch', [file]);
      has(change, pageTag.media(src), 'article:x');
      lacks(change, 'article:y');
      expect(change.changed).toEqual([]);
      tree.remove(file);
      has(await newsroom.apply('watch', [file]), pageTag.media(src), 'article:x');
    }),
  );

  it('a file shown in a body only touches no list', () =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.write('media/v.mp4', 'new bytes');
      const change = await newsroom.apply('watch', ['media/v.mp4']);
      has(change, 'article:x');
      lacks(change, 'all', news, 'day:2026-05-01');
    }));

  it('a picture named in percent-encoding is the same picture', () =>
    withNewsroom(
      { 'articles/x.mdx': articleSource({}, '![图](/media/%E5%9B%BE.jpg)') },
      async (newsroom, tree) => {
        tree.write('media/图.jpg', 'p');
        has(await newsroom.apply('watch', ['media/图.jpg']), 'article:x');
      },
    ));

  it('unused media touch nothing but themselves', () =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.write('media/new.jpg', 'n');
      expect([...(await newsroom.apply('watch', ['media/new.jpg'])).tags]).toEqual(['media:/media/new.jpg']);
    }));
});

describe('translations', () => {
  it('touch each other', () =>
    withNewsroom({ 'articles/zh.mdx': articleSource() }, async (newsroom, tree) => {
      tree.article('en', { lang: 'en', translationOf: 'zh', section: 'culture' });
      has(await newsroom.apply('watch', ['articles/en.mdx']), 'article:en', 'article:zh');
      tree.article('zh', { title: '改题' });
      has(await newsroom.apply('watch', ['articles/zh.mdx']), 'article:en');
    }));

  it('of one original show each other, so a third touches the second', () =>
    withNewsroom(
      {
        'articles/zh.mdx': articleSource(),
        'articles/en.mdx': articleSource({ lang: 'en', translationOf: 'zh', section: 'culture' }),
      },
      async (newsroom, tree) => {
        tree.article('fr', { lang: 'fr', translationOf: 'zh', section: 'empty', date: '2026-04-01' });
        has(await newsroom.apply('watch', ['articles/fr.mdx']), 'article:zh', 'article:en');
      },
    ));
});

describe('corrections, front and redirects', () => {
  it('a correction brings the article onto the page of corrections', () =>
    withNewsroom(five, async (newsroom, tree) => {
      const fields = { title: 'one', date: '2026-05-01 08:00', tags: ['奇'] };
      tree.article('one', { ...fields, corrections: [{ date: '2026-05-02', text: '甲' }] });
      has(await newsroom.apply('watch', ['articles/one.mdx']), listName.corrections, 'article:one');
      tree.article('one', { ...fields, corrections: [{ date: '2026-05-02', text: '乙' }] });
      has(
        await newsroom.apply('watch', ['articles/one.mdx']),
        pageTag.feed(listName.corrections),
        'article:one',
      );
    }));

  it('settings touch what they make', () =>
    withNewsroom({ ...five, 'pages/about.mdx': '---\ntitle: 关于\n---\n正文' }, async (newsroom, tree) => {
      tree.write('front.yaml', 'lead: one\n');
      expect([...(await newsroom.apply('watch', ['front.yaml'])).tags]).toEqual([pageTag.front]);
      tree.write('front.yaml', '# 注释\nlead: one\n');
      expect([...(await newsroom.apply('watch', ['front.yaml'])).tags]).toEqual([]);
      tree.write('redirects.yaml', '/old: /news/one\n');
      expect([...(await newsroom.apply('watch', ['redirects.yaml'])).tags]).toEqual([]);
      expect(newsroom.settings.redirects().get('/old')).toBe('/news/one');
      tree.write('pages/about.mdx', '---\ntitle: 关于\n---\n改过');
      has(await newsroom.apply('watch', ['pages/about.mdx']), pageTag.page('about'));
      tree.remove('redirects.yaml');
      await newsroom.apply('watch', ['redirects.yaml']);
      expect(newsroom.settings.redirects().size).toBe(0);
    }));
});

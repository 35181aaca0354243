import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTree } from './check-tree';
import { articleSource, TestTree, withNewsroom } from './test-tree';

/** Files that are no articles, or want to be too much of one: each is told of, and takes nothing else with it. */

const head = 'title: 好\nsection: news\ndate: 2024-05-06';
const file = (lines: string, body = '正文。'): string => `---\n${lines}\n---\n\n${body}\n`;
const list = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('');

/** Aliases that stand for a billion values. */
const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, n) => {
    const [one, next] = [String.fromCharCode(97 + n), String.fromCharCode(98 + n)];
    return `${next}: &${next} [${Array(9).fill(`*${one}`).join(', ')}]`;
  }),
].join('\n');

/** What stands in `articles/bad.mdx`, and what is said of it: line and rule. */
const refused: Record<string, [content: string | Buffer, problem: string]> = {
  'aliases that multiply': [file(`${head}\n${laughs}`), '6 yaml'],
  'an alias inside itself': [file(`${head}\ntags: &a [*a]`), '5 yaml'],
  'YAML nested without end': [file(`${head}\ntags: ${'['.repeat(100_000)}`), '5 yaml'],
  'twenty thousand keys': [file(`${head}\n${list(20_000, (n) => `k${n}: 1\n`)}`), '2 size'],
  'five thousand unknown keys': [file(`${head}\n${list(5000, (n) => `k${n}: 1\n`)}`), '5 unknown-key'],
  'ten thousand tags': [file(`${head}\ntags: [${list(10_000, (n) => `签${n},`)}]`), '5 length'],
  'a hundred thousand corrections': [
    file(`${head}\ncorrections: [${'{date: 2025-01-01, text: a},'.repeat(100_000)}]`),
    '2 size',
  ],
  'a million lines': [file(head, 'a\n'.repeat(1_000_000)), '20006 mdx/too-complex'],
  'a million blank lines': [file(head, '\n'.repeat(1_000_000)), '20006 mdx/too-complex'],
  'a list without end': [file(head, '- a\n'.repeat(300_000)), '6673 mdx/too-complex'],
  'components without end': [file(head, '<Lead>\n\na\n\n</Lead>\n\n'.repeat(50_000)), ' mdx/too-complex'],
  'code that never ends, and what hides in it': [
    file(head, `> \`\`\`\n\n${'- a\n'.repeat(300_000)}`),
    ' mdx/too-complex',
  ],
  'a table that fills itself up': [
    file(head, `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n${'|a|\n'.repeat(2000)}`),
    ' mdx/too-complex',
  ],
  'pictures in pictures': [file(head, `${'!['.repeat(2000)}a${'](b)'.repeat(2000)}`), '7 mdx/too-complex'],
  'data as wide as long': [
    file(
      head,
      `<DataTable>\n\n\`\`\`csv\n${'a,'.repeat(15_000)}\n${'1\n'.repeat(5000)}\`\`\`\n\n</DataTable>`,
    ),
    '9 mdx/csv',
  ],
  'bytes of GB 18030': [
    Buffer.concat([Buffer.from(file(head)), Buffer.from([0xd6, 0xd0, 0xce, 0xc4])]),
    '8 encoding',
  ],
  'UTF-16 with a mark': [
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file(head), 'utf16le')]),
    '1 encoding',
  ],
  'UTF-16 without a mark': [Buffer.from(file('title: a\nsection: news'), 'utf16le'), '6 encoding'],
  'lines that end with CR alone': [file(head).replaceAll('\n', '\r'), '1 front-matter'],
};

describe('a file that is refused', () => {
  for (const [name, [content, problem]] of Object.entries(refused)) {
    it(name, { timeout: 60_000 }, async () => {
      await withNewsroom(
        { 'articles/bad.mdx': content, 'articles/good.mdx': articleSource() },
        (newsroom) => {
          const [first, ...more] = newsroom.store.problems();
          expect(`${first?.file} ${first?.line} ${first?.rule}`).toMatch(
            new RegExp(`^articles/bad.mdx ${problem.replace(/^ /, '\\d+ ')}$`),
          );
          expect(more.length).toBeLessThanOrEqual(200);
          expect(newsroom.queries.lookUp('bad').state).toBe('unknown');
          expect(newsroom.queries.lookUp('good').state).toBe('visible');
          expect(checkTree(newsroom).problems.map((found) => found.file)).toContain('articles/bad.mdx');
        },
      );
    });
  }

  it('is never read as a whole when it is larger than text may be', async () => {
    const tree = new TestTree({ 'articles/good.mdx': articleSource(), 'articles/bad.mdx': '' });
    truncateSync(path.join(tree.root, 'articles/bad.mdx'), 3 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    const newsroom = await tree.openNewsroom();
    expect(newsroom.store.problems().map(({ rule }) => rule)).toEqual(['size']);
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(300);
    await tree.dispose();
  });
});

describe('a file that is accepted', () => {
  it.each([
    ['690,000 characters without a break', file(head, '好'.repeat(690_000))],
    ['a mark of byte order and CRLF', `\ufeff${file(head).replaceAll('\n', '\r\n')}`],
    ['two thousand lines of code', file(head, `\`\`\`\n${'const a = [1];\n'.repeat(2000)}\`\`\``)],
  ])(
    '%s',
    async (_, content) => {
      await withNewsroom({ 'articles/odd.mdx': content }, (newsroom) => {
        expect(newsroom.store.problems()).toEqual([]);
        expect(newsroom.queries.lookUp('odd').state).toBe('visible');
      });
    },
    60_000,
  );
});

describe('redirects', () => {
  it('that form a chain of fifty thousand are followed once', { timeout: 60_000 }, async () => {
    const chain = list(50_000, (n) => `/a${n}: /a${n + 1}\n`);
    await withNewsroom({ 'redirects.yaml': chain }, (newsroom) => {
      expect(newsroom.store.problems()).toEqual([]);
      expect(newsroom.settings.redirects().size).toBe(50_000);
    });
  });

  it('that lead in circles are named, and so are those that lead into one', async () => {
    const circles = '/a: /b\n/b: /c\n/c: /b\n/d: /d\n/e: /f\n';
    await withNewsroom({ 'redirects.yaml': circles }, (newsroom) => {
      const found = newsroom.store.problems().map(({ line, rule }) => `${line} ${rule}`);
      expect(found).toEqual([1, 2, 3, 4].map((line) => `${line} redirect-cycle`));
    });
  });
});

describe('things in the tree that are no files', () => {
  it('are passed over: pipes, sockets, folders called like files, links to nowhere and in circles', async () => {
    const tree = new TestTree({ 'articles/good.mdx': articleSource() });
    const at = (name: string): string => path.join(tree.root, name);
    execFileSync('mkfifo', [at('articles/pipe.mdx'), at('front.yaml')]);
    mkdirSync(at('articles/folder.mdx'));
    mkdirSync(at('articles/inner/index.mdx'), { recursive: true });
    mkdirSync(at('redirects.yaml'));
    writeFileSync(at('media'), 'no folder');
    symlinkSync(at('articles/circle-b.mdx'), at('articles/circle-a.mdx'));
    symlinkSync(at('articles/circle-a.mdx'), at('articles/circle-b.mdx'));
    symlinkSync('/nowhere', at('articles/nowhere.mdx'));
    symlinkSync('..', at('articles/up'));
    const newsroom = await tree.openNewsroom();
    expect(newsroom.store.problems()).toEqual([]);
    expect(newsroom.store.files().map((known) => known.path)).toEqual([
      'articles/good.mdx',
      'sections.yaml',
      'site.yaml',
    ]);
    await tree.dispose();
  });

  it('a link out of the tree is a problem, and what it leads to is shown to nobody', async () => {
    const tree = new TestTree({ 'articles/good.mdx': articleSource() });
    const outside = path.join(tree.home, 'outside.mdx');
    writeFileSync(outside, articleSource({ title: '外面的文章' }));
    symlinkSync(outside, path.join(tree.root, 'articles/linked.mdx'));
    const newsroom = tree.newsroom();
    const { problems } = await newsroom.open();
    expect(problems.map((found) => `${found.file} ${found.rule}`)).toEqual([
      'articles/linked.mdx unreadable',
    ]);
    expect(newsroom.queries.lookUp('linked').state).toBe('unknown');
    expect(checkTree(newsroom).problems.map(({ rule }) => rule)).toContain('unreadable');
    await tree.dispose();
  });
});

describe('what cannot be read any more', () => {
  it('leaves everything as it was when the whole tree is gone, and goes on when it is back', async () => {
    await withNewsroom({ 'articles/kept.mdx': articleSource() }, async (newsroom, tree) => {
      renameSync(tree.root, `${tree.root}.away`);
      const { removed, problems } = await newsroom.apply('request');
      expect(removed).toEqual([]);
      expect(problems.map((found) => `${found.file} ${found.rule}`)).toEqual(['. unreadable']);
      expect(newsroom.queries.lookUp('kept').state).toBe('visible');
      renameSync(`${tree.root}.away`, tree.root);
      tree.remove('articles/kept.mdx');
      expect((await newsroom.apply('request')).removed).toEqual(['kept']);
    });
  });

  const nobody = 65_534;
  // Only another user can be refused, and only root can become one.
  it.skipIf(process.getuid?.() !== 0)(
    'keeps files and folders that the server may not read',
    { timeout: 60_000 },
    async () => {
      const tree = new TestTree({
        'articles/open.mdx': articleSource(),
        'articles/shut.mdx': articleSource(),
        'articles/folder/inner.mdx': articleSource(),
      });
      const newsroom = await tree.openNewsroom();
      await tree.close(newsroom);
      tree.write('articles/shut.mdx', articleSource({ title: '新版' }));
      chmodSync(path.join(tree.root, 'articles/shut.mdx'), 0);
      chmodSync(path.join(tree.root, 'articles/folder'), 0);
      for (const name of ['', ...readdirSync(tree.dataDir)])
        chownSync(path.join(tree.dataDir, name), nobody, nobody);
      chmodSync(tree.home, 0o755);
      const script = path.join(import.meta.dirname, 'test-unreadable.ts');
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', script, tree.root, tree.dataDir],
        {
          uid: nobody,
          gid: nobody,
          encoding: 'utf8',
          env: { ...process.env, HOME: '/tmp', TMPDIR: '/tmp' },
        },
      );
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual({
        states: { open: 'visible', shut: 'visible', inner: 'visible' },
        title: '标题',
        problems: ['articles/folder unreadable', 'articles/shut.mdx unreadable'],
      });
      chmodSync(path.join(tree.root, 'articles/folder'), 0o755);
      await tree.dispose();
    },
  );

  it('names that differ by case only do not get into each other', async () => {
    await withNewsroom({}, async (newsroom, tree) => {
      tree.article('news-a', { title: '小写' });
      tree.article('News-A', { title: '大写' });
      tree.write('media/a.csv', '甲,乙\n1,2\n');
      copyFileSync(path.join(tree.root, 'media/a.csv'), path.join(tree.root, 'media/A.csv'));
      const { changed, problems } = await newsroom.apply('request');
      expect(changed).toEqual(['news-a']);
      expect(problems.map((found) => `${found.file} ${found.rule}`)).toEqual([
        'articles/News-A.mdx file-name',
      ]);
      expect(newsroom.store.file('media/A.csv')?.path).toBe('media/A.csv');
    });
  });
});

import { describe, expect, it } from 'vitest';
import { TreeTextCheck } from '@/lib/check/tree-text-check';
import { checkOne } from './check-one';
import { checkTree } from './check-tree';
import { articleSource, withNewsroom } from './test-tree';
import { fileKind } from './tree';

const files = {
  'house/rules.yaml': [
    'severity: {text/dash: "off", text/half-width: error}',
    'suppress: [{file: articles/quiet.mdx, rule: text/half-width, reason: 代码}]',
  ].join('\n'),
  'house/words.yaml': 'wrong: {登陆: 登录}',
  'articles/right.mdx': articleSource({ title: '对的' }),
  'articles/loud.mdx': articleSource(
    { title: '错的' },
    '请登陆,再看 [这里](/nowhere)。\n\n<Figure src="没有.png" />',
  ),
  'articles/quiet.mdx': articleSource({ title: '静的' }, '请看,再说。'),
  'articles/broken.mdx': articleSource({ title: undefined, kickr: '甲' }, '坏 {a b}'),
  'articles/lost.mdx': articleSource({ section: 'nowhere', related: ['none'] }),
  'articles/unread.mdx': '---\ntitle: [甲\n---\n\n文',
  'articles/a/twin.mdx': articleSource({ title: '先' }),
  'articles/b/twin.mdx': articleSource({ title: '后' }),
  'pages/search.mdx': '---\ntitle: 页\n---\n\n文,字\n',
  'topics/spring.mdx': '---\ntitle: 专题\narticles: [none]\n---\n',
};

describe('checkOne', () => {
  it('finds in every file on disk what the check of the tree finds', async () => {
    await withNewsroom(files, (newsroom) => {
      for (const { path } of newsroom.tree.list()) {
        const kind = fileKind(path);
        if (kind !== 'article' && kind !== 'topic' && kind !== 'page') continue;
        const { problems } = checkTree(newsroom, [path]);
        expect(
          checkOne(newsroom, kind, path, newsroom.tree.read(path), new TreeTextCheck(newsroom)),
          path,
        ).toEqual(problems);
      }
    });
  });

  it('goes by the text that it is given, and by the house', async () => {
    await withNewsroom(files, (newsroom) => {
      const rulesOf = (file: string, source: string): string[] =>
        checkOne(newsroom, 'article', file, Buffer.from(source), new TreeTextCheck(newsroom)).map(
          ({ rule, severity }) => `${severity} ${rule}`,
        );
      expect(rulesOf('articles/loud.mdx', articleSource({ title: '错的' }))).toEqual([]);
      expect(rulesOf('articles/right.mdx', articleSource({ section: 'nowhere' }, '请登陆,再看——'))).toEqual([
        'error unknown-section',
        'warning house/wrong',
        'error text/half-width',
      ]);
      expect(rulesOf('articles/quiet.mdx', articleSource({ title: '静的' }, '请看,再说。'))).toEqual([]);
      expect(rulesOf('articles/b/twin.mdx', articleSource({ title: '后' }))).toEqual([
        'error duplicate-slug',
      ]);
    });
  });
});

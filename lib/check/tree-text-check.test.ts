import { expect, it } from 'vitest';
import { checkTree } from '@/lib/content/check-tree';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';

function shown(newsroom: Parameters<typeof checkTree>[0]): string[] {
  return checkTree(newsroom).problems.map(
    ({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
  );
}

it('adds warnings to the check of the tree and keeps nothing offline', async () => {
  const files = {
    'articles/a.mdx': articleSource({ title: '同一个标题' }, '甲,乙'),
    'articles/b.mdx': articleSource({ title: '同一个 标题', status: 'draft' }),
    'articles/c.mdx': articleSource({ title: '别的', sectoin: 'x' }, '甲...乙'),
    'pages/about.mdx': '---\ntitle: 关于,我们\n---\n\n甲\u200B乙\n',
    'front.yaml': '# 零\u200B宽\nlead: a\n',
  };
  await withNewsroom(files, (newsroom) => {
    expect(shown(newsroom)).toEqual([
      'articles/a.mdx:2:1 warning duplicate-title',
      'articles/a.mdx:7:2 warning text/half-width',
      'articles/b.mdx:2:1 warning duplicate-title',
      'articles/c.mdx:5:1 error unknown-key',
      'articles/c.mdx:8:2 warning text/ellipsis',
      'front.yaml:1:4 warning text/invisible',
      'pages/about.mdx:2:10 warning text/half-width',
      'pages/about.mdx:5:2 warning text/invisible',
    ]);
    expect(newsroom.queries.article('a')).toBeDefined();
  });
});

import { toHtml } from 'hast-util-to-html';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleSource, TestTree } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createBodyContext } from '@/lib/site/body-context';
import { type Comparison, compareSources } from './compare-sources';

describe('comparing sources of an article', () => {
  const tree = new TestTree();
  let newsroom: Newsroom;
  beforeAll(async () => {
    newsroom = await tree.openNewsroom();
  });
  afterAll(() => tree.dispose());

  const names: Record<string, string> = { 'cover.alt': '替代文字', 'cover.src': '图片' };
  const compare = (before: string, after: string): Comparison =>
    compareSources(before, after, {
      origin: 'https://news.example',
      mediaBase: '/media/',
      body: createBodyContext(newsroom),
      nameOf: (key) => names[key] ?? key,
    });
  const html = (children: Extract<Comparison, { kind: 'written' }>['lines']): string =>
    toHtml({ type: 'root', children });

  it('names the fields that differ, in their order, whatever their order in the file', () => {
    const before = articleSource({
      title: '旧题目',
      tags: ['甲', '乙'],
      kicker: '引题',
      date: '2026-05-01 08:00',
    });
    const after = articleSource({
      cover: { src: 'a.png', alt: '图' },
      date: '2026-05-01 08:00',
      tags: ['甲', '丙'],
      title: '新题目',
    });
    const compared = compare(before, after);
    if (compared.kind !== 'rendered') throw new Error(compared.kind);
    expect(compared.fields.map(({ key, change, content }) => `${key} ${change} ${html(content)}`)).toEqual([
      'title changed <del>旧</del><ins>新</ins>题目',
      'kicker removed <del>引题</del>',
      'cover added <ins>图片：a.png\n替代文字：图</ins>',
      'tags changed 甲、<del>乙</del><ins>丙</ins>',
    ]);
    expect(compared.blocks.map(({ change }) => change)).toEqual(['same']);
  });

  it('finds nothing where nothing differs', () => {
    expect(compare(articleSource(), articleSource())).toEqual({ kind: 'equal' });
    expect(compare(articleSource({}, '*甲*'), articleSource({}, '_甲_'))).toMatchObject({
      kind: 'written',
      because: 'equalLook',
    });
  });

  it('tells struck text from text that was struck out', () => {
    const compared = compare(articleSource({}, '原价~~三元~~两元'), articleSource({}, '原价~~三元~~一元'));
    if (compared.kind !== 'rendered') throw new Error(compared.kind);
    expect(html(compared.blocks.map(({ node }) => node))).toBe(
      '<p>原价<s>三元</s><del>两元</del><ins>一元</ins></p>',
    );
  });

  it('compares lines as written when one of them cannot be rendered', () => {
    const compared = compare(articleSource({}, '好的正文'), articleSource({}, '坏的 {正文}'));
    if (compared.kind !== 'written') throw new Error(compared.kind);
    expect(compared.because).toBe('unreadable');
    expect(html(compared.lines)).toContain('<del>好的正文\n</del><ins>坏的 {正文}\n</ins>');
    expect(compare('---\n: [\n---\n\n甲', articleSource()).kind).toBe('written');
    expect(compare('甲', '甲乙').kind).toBe('written');
  });
});

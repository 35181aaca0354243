import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { writeFeedTree } from '@/lib/mdx/feed-html';
import { feedTree } from '@/lib/mdx/feed-tree';
import { compareBlocks } from './blocks';
import { compareText } from './inline';
import { Patience } from './regions';

const options = {
  origin: 'https://news.example',
  resolveRelated: () => undefined,
  readFile: () => undefined,
  mediaBase: '/media/',
};

const elementsOf = (body: string) => writeFeedTree(feedTree(body, options), options).children;

function compared(before: string, after: string): string[] {
  return compareBlocks(elementsOf(before), elementsOf(after), new Patience(5000)).map(
    ({ change, node }) => `${change} ${toHtml(node)}`,
  );
}

const text = (before: string, after: string): string =>
  toHtml({ type: 'root', children: compareText(before, after, new Patience(5000)) });

describe('comparing text', () => {
  it('marks words of Chinese, not single strokes of difference', () => {
    expect(text('会议定于周一上午召开。', '会议定于周二上午召开。')).toBe(
      '会议定于<del>周一</del><ins>周二</ins>上午召开。',
    );
    expect(text('共有120人参加', '共有125人参加')).toBe('共有<del>120</del><ins>125</ins>人参加');
    expect(text('他来了', '他来了，又走了')).toBe('他来了<ins>，又走了</ins>');
    expect(text('', '新')).toBe('<ins>新</ins>');
    expect(text('一样', '一样')).toBe('一样');
  });

  it('joins changes between which only one sign is common', () => {
    expect(text('本市的居民昨日投票', '全省的学生明日投票')).toBe(
      '<del>本市的居民昨日</del><ins>全省的学生明日</ins>投票',
    );
  });
});

describe('comparing bodies', () => {
  it('shows what is the same, went, came and was rewritten', () => {
    expect(
      compared(
        '第一段保持原样。\n\n这一段要被删去。\n\n末段说的是周一的会议。',
        '第一段保持原样。\n\n末段说的是周二的会议。\n\n最后新加一段。',
      ),
    ).toEqual([
      'same <p>第一段保持原样。</p>',
      'removed <p data-change="removed"><del>这一段要被删去。</del></p>',
      'changed <p>末段说的是<del>周一</del><ins>周二</ins>的会议。</p>',
      'added <p data-change="added"><ins>最后新加一段。</ins></p>',
    ]);
  });

  it('keeps marks and links around words, and shows that a link was changed', () => {
    expect(
      compared('去**看一看**这个[地方](/a)吧，就在城里。', '去**看两看**这个[地方](/b)吧，就在城里。'),
    ).toEqual([
      'changed <p>去<del><strong>看一看</strong></del><ins><strong>看两看</strong></ins>这个<del><a href="https://news.example/a">地方</a></del><ins><a href="https://news.example/b">地方</a></ins>吧，就在城里。</p>',
    ]);
  });

  it('looks into lists, quotations and tables', () => {
    expect(compared('- 甲项内容\n- 乙项内容\n- 丙项内容', '- 甲项内容\n- 乙项内容有改\n- 丁一二三')).toEqual([
      'changed <ul><li>甲项内容</li><li>乙项内容<ins>有改</ins></li><li data-change="removed"><del>丙项内容</del></li><li data-change="added"><ins>丁一二三</ins></li></ul>',
    ]);
    const table = (n: number) =>
      `<DataTable caption="表">\n\n\`\`\`csv\n项,值\n甲,${n}\n乙,7\n\`\`\`\n\n</DataTable>`;
    const [changed = ''] = compared(table(1), table(2));
    expect(changed).toContain('<td><del>1</del><ins>2</ins></td>');
    expect(changed).toContain('<td>7</td>');
  });

  it('shows pictures that were exchanged', () => {
    expect(compared('![甲](a.png)', '![甲](b.png)').join()).toMatch(
      /<del><img src="[^"]*a\.png"[^>]*><\/del>.*<ins><img src="[^"]*b\.png"/,
    );
  });

  it('gives two bodies without anything in common one after the other', () => {
    expect(compared('甲乙丙丁。', '## 子丑寅卯').map((line) => line.split(' ', 1)[0])).toEqual([
      'removed',
      'added',
    ]);
    expect(compared('', '')).toEqual([]);
  });

  it('says every word of both versions', () => {
    const before = '春天来了。\n\n> 引文一句话说得长\n\n1. 甲\n2. 乙';
    const after = '春天走了！\n\n> 引文两句话说得长\n\n1. 甲\n2. 乙丙';
    const html = compared(before, after).join('\n');
    const without = (tag: string) => html.replace(new RegExp(`<${tag}>.*?</${tag}>`, 'g'), '');
    const plain = (marked: string) => marked.replace(/<[^>]+>|^\w+ /gm, '').replace(/\s/g, '');
    expect(plain(without('ins'))).toBe('春天来了。引文一句话说得长甲乙');
    expect(plain(without('del'))).toBe('春天走了！引文两句话说得长甲乙丙');
  });

  it('ends in time, whatever is compared', () => {
    const words = (seed: number) =>
      Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * seed) % 2003))).join('');
    const started = performance.now();
    const blocks = compareBlocks(elementsOf(words(7919)), elementsOf(words(104_729)), new Patience(300));
    expect(blocks.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

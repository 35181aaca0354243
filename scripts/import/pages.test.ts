import { readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pixel, type TestImport, withImport } from './test-import';

const text = '<p>这是一段正文，说清时间、地点、人物和事情，有足够的字数。</p>'.repeat(4);

function page(head: string, content: string): string {
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8">${head}</head><body>
<nav><a href="/">首页</a><a href="/x/">栏目</a></nav>
<div class="main"><h1>检察开放日</h1><p class="info">发布时间：2022-07-08 10:30　来源：示例日报</p><div class="content">${content}</div></div>
<script>track()</script><footer>版权所有　某单位</footer></body></html>`;
}

const tags = (host: string) =>
  `<title>检察开放日_栏目_某网</title><meta name="ArticleTitle" content="检察开放日"><meta name="PubDate" content="2022-07-08 10:30"><meta name="ContentSource" content="示例日报"><meta name="Author" content="张三"><meta name="Url" content="https://${host}/x/t20220708_1.shtml">`;

async function importOne(test: TestImport, html: string | Buffer) {
  const [outcome] = await test.run(test.put('saved/page.html', html));
  return { outcome, written: test.read(outcome?.place ?? '') };
}

describe('saved pages', { timeout: 30_000 }, () => {
  it('of our own become published articles with their old address', () =>
    withImport(async (test) => {
      test.put('saved/t_files/a.gif', pixel);
      const picture =
        '<figure><img src="t_files/a.gif" alt="展厅"><figcaption>展厅一角</figcaption></figure>';
      const { outcome, written } = await importOne(test, page(tags('www.own.cn'), picture + text));
      expect(outcome).toEqual({
        place: 'articles/2022/jian-cha-kai-fang-ri.mdx',
        state: 'created',
        remarks: [],
      });
      expect(written).toContain('date: "2022-07-08T10:30:00+08:00"\nsource: "示例日报"\nauthor: "张三"\n');
      expect(written).toContain('aliases:\n  - "/x/t20220708_1.shtml"\n');
      expect(written).not.toMatch(/status|original/);
      const body = written.split('---\n')[2] ?? '';
      expect(body).toMatch(
        /<Figure src="\/media\/import\/jian-cha-kai-fang-ri\/a-\w+\.gif" alt="展厅" caption="展厅一角" \/>/,
      );
      expect(body).toContain('这是一段正文');
      expect(body).not.toMatch(/检察开放日|首页|版权|发布时间|track/);
      expect(await test.errors()).toEqual([]);
    }));

  it('of others become drafts that name their origin', () =>
    withImport(async (test) => {
      const { outcome, written } = await importOne(test, page(tags('news.other.cn'), text));
      expect(outcome?.remarks[0]).toMatch(/^转载/);
      expect(written).toContain(
        'status: "draft"\nsource:\n  name: "示例日报"\n  url: "https://news.other.cn"\n',
      );
      expect(written).toContain(
        'original:\n  title: "检察开放日"\n  author: "张三"\n  url: "https://news.other.cn/x/t20220708_1.shtml"\n',
      );
      expect(written).not.toContain('aliases');
      expect(await test.errors()).toEqual([]);
    }));

  it('that say nothing of themselves become drafts by what they show', () =>
    withImport(async (test) => {
      const { written } = await importOne(test, page('', text));
      expect(written).toContain(
        'title: "检察开放日"\nsection: "news"\ndate: "2022-07-08T10:30:00+08:00"\nstatus: "draft"\n',
      );
    }));

  it('are read in the encoding that they have', () =>
    withImport(async (test) => {
      // “中文” in GBK.
      const title = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);
      const html = Buffer.concat([
        Buffer.from('<html><head><meta charset="gb2312"><title>'),
        title,
        Buffer.from(`</title></head><body><p>${'text of some length '.repeat(9)}</p></body></html>`),
      ]);
      expect((await importOne(test, html)).written).toContain('title: "中文"');
    }));

  it('reach no file outside of what was given', () =>
    withImport(async (test) => {
      test.put('secret.gif', pixel);
      test.put('saved/x.txt', '');
      symlinkSync(path.join(test.folder, 'secret.gif'), path.join(test.folder, 'saved/link.gif'));
      const { outcome } = await importOne(
        test,
        page('', `<img src="../secret.gif" alt="a"><img src="link.gif" alt="b">${text}`),
      );
      expect(outcome?.remarks.filter((remark) => remark.startsWith('找不到文件'))).toHaveLength(2);
      expect(readdirSync(test.tree.root)).not.toContain('media');
    }));

  it('of a folder keep their links to each other', () =>
    withImport(async (test) => {
      const named = (name: string, title: string) =>
        `<title>${title}</title><meta property="og:title" content="${title}"><meta property="og:url" content="https://www.own.cn/a/${name}.html"><meta name="pubdate" content="2021-03-04">`;
      test.put(
        'site/a/first-story.html',
        page(
          named('first-story', '第一篇'),
          `${text}<p>参见<a href="second-story.html">第二篇</a>，<a href="none.html">没有的</a>。</p>`,
        ),
      );
      test.put('site/a/second-story.html', page(named('second-story', '第二篇'), text));
      test.put('site/logo.gif', pixel);
      const outcomes = await test.run(path.join(test.folder, 'site'));
      expect(outcomes.map(({ place }) => place)).toEqual([
        'articles/2021/first-story.mdx',
        'articles/2021/second-story.mdx',
      ]);
      const written = test.read('articles/2021/first-story.mdx');
      expect(written).toContain('[第二篇](/news/second-story)');
      expect(written).toContain('[没有的](https://www.own.cn/a/none.html)');
      expect(await test.errors()).toEqual([]);
      expect((await test.run(path.join(test.folder, 'site'))).map(({ state }) => state)).toEqual([
        'unchanged',
        'unchanged',
      ]);
    }));

  it('of a folder that name no address keep them too', () =>
    withImport(async (test) => {
      const plain = (title: string, more = '') => `<title>${title}</title><p>2021-03-04</p>${text}${more}`;
      test.put(
        'site/a/one.html',
        plain('甲', '<p>见<a href="../b/two.html">乙</a>和<a href="gone.html">没有的</a>。</p>'),
      );
      test.put('site/b/two.html', plain('乙'));
      const outcomes = await test.run(path.join(test.folder, 'site'));
      expect(test.read(outcomes[0]?.place ?? '')).toMatch(/见\[乙\]\(\/news\/yi\)和没有的。/);
      expect(outcomes[0]?.remarks).toContain('链接不能用，只留文字：/a/gone.html');
    }));
});

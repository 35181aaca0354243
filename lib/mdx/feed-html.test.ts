import { describe, expect, it } from 'vitest';
import { checkBody } from './check-body';
import { feedHtml } from './feed-html';
import { answers, everyComponent } from './test-body';

const options = { ...answers, origin: 'https://news.example' };

describe('feedHtml', () => {
  const html = feedHtml(everyComponent, options);

  it('is made from a valid body', () => {
    expect(checkBody(everyComponent, { file: 'a.mdx', bodyLine: 0 })).toEqual([]);
  });

  it.each([
    ['Lead', '<p>导语<strong>要点</strong>。</p>'],
    ['Callout', '<blockquote><p><strong>留意</strong></p><p>内容</p></blockquote>'],
    ['FactBox', '<strong>资料盒</strong></p><ul>\n<li>一条</li>\n</ul>'],
    ['PullQuote', '<blockquote><p>一句话</p><p>—— 某人</p></blockquote>'],
    [
      'picture',
      '<figure><img src="https://news.example/media/x/a.jpg" alt="替代" /><figcaption>图注</figcaption></figure>',
    ],
    [
      'Figure',
      '<img src="https://news.example/media/x/b.jpg" alt="图乙" width="800" height="600" /><figcaption>乙的图注（某摄）</figcaption>',
    ],
    ['Gallery', 'alt="图丁" /></figure><p>组图说明</p>'],
    ['Video', '<a href="https://news.example/media/x/v.mp4"><img src="https://news.example/media/x/p.jpg"'],
    ['Audio', '<p><a href="https://news.example/media/x/s.mp3">录音</a>（某录）</p>'],
    ['Timeline', '<li><p><strong>2022-07-08 开始</strong></p><p>甲事</p></li>'],
    ['QA', '<p><strong>记者</strong></p><p>问一？</p>'],
    ['LiveUpdate', '<h2>10:30 快讯</h2><p>快讯内容</p>'],
    ['DataTable', '<caption>表题</caption><thead><tr><th scope="col">项目</th>'],
    ['source', '<p>来源：某局</p>'],
    ['Chart', '<caption>图题（单位：个）</caption>'],
    ['cells', '<td>&#x3C;4></td>'],
    ['Attachment', '<a href="https://news.example/media/x/report.pdf">报告</a>（PDF 1.4 MB）'],
    ['Related', '<a href="https://news.example/news/known">相关文章</a>'],
    ['Ruby', '<ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp></ruby>'],
    ['links', '<a href="https://news.example/media/x/f.pdf">文件</a>'],
    ['footnotes', '<h2>注释</h2>'],
    ['tasks', '☑ 已办'],
  ])('%s', (_, expected) => {
    expect(html).toContain(expected);
  });

  it('carries nothing that only a page can use', () => {
    expect(html).not.toMatch(/\b(?:class|id|style|on\w+|aria-\w+|data-[\w-]+)=/);
    expect(html).not.toMatch(/<(?:script|iframe|form|style|video|audio|input|svg)\b/);
    expect(html).not.toMatch(/(?:src|href)="(?!https:\/\/|mailto:)/);
  });

  it('keeps links to its own notes when the address of the page is known', () => {
    expect(feedHtml('甲[^1]\n\n[^1]: 注', { ...options, pageUrl: 'https://news.example/news/a' })).toContain(
      '<a href="https://news.example/news/a#note-fn-1">1</a>',
    );
  });

  it('gives a broken or hostile body as text', () => {
    expect(feedHtml('甲 {a b}\n\n<b>乙</b>', options)).toMatch(/^<p>甲/);
    expect(
      feedHtml('<script>alert(1)</script>\n\n<iframe src="x" />\n\n[a](javascript:x)', options),
    ).not.toMatch(/<script|<iframe|href/);
    expect(feedHtml('>'.repeat(10_000), options)).toBe('');
  });
});

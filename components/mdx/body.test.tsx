import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { answers, everyComponent } from '@/lib/mdx/test-body';
import { Body } from './body';

async function render(source: string, lenient = false): Promise<string> {
  return renderToStaticMarkup(await Body({ ...answers, source, lenient }));
}

describe('Body', () => {
  it.each([
    ['Lead', '<div class="lead"><p>导语<strong>要点</strong>。</p></div>'],
    [
      'Callout',
      '<div class="callout callout-warning" role="note" aria-label="留意"><p class="callout-title">留意</p>',
    ],
    ['FactBox', '<p class="fact-box-title">资料盒</p>'],
    ['PullQuote', '<figcaption class="pull-quote-cite">—— 某人</figcaption>'],
    [
      'picture',
      '<img src="/media/x/a.jpg" alt="替代" loading="lazy" decoding="async"/></picture-zoom><figcaption class="figure-caption"><span class="figure-text">图注</span>',
    ],
    ['Figure', 'loading="lazy" decoding="async" width="800" height="600"/>'],
    ['credit', '<span class="figure-credit">（某摄）</span>'],
    [
      'Gallery',
      '<ul class="gallery-list"><li class="gallery-item"><figure class="figure"><picture-zoom data-zoom="放大图片：{alt}"',
    ],
    ['Video', '<track kind="captions" src="/media/x/v.vtt" srcLang="zh" label="中文字幕" default=""/>'],
    ['Audio', '<audio controls="" preload="none" src="/media/x/s.mp3" aria-label="录音">'],
    ['Timeline', '<time class="timeline-date" dateTime="2022-07-08">2022-07-08</time>'],
    ['words for a date', '<span class="timeline-date">清末</span>'],
    [
      'QA',
      '<dt class="qa-question"><span class="qa-who">记者</span><div class="qa-text"><p>问一？</p></div></dt>',
    ],
    ['LiveUpdate', '<section class="live-update" id="live-10-30">'],
    ['second LiveUpdate', '<section class="live-update" id="live-10-30-2">'],
    [
      'DataTable',
      '<figcaption class="data-title">表题</figcaption><sortable-table data-ascending="已按“{column}”升序排列" data-descending="已按“{column}”降序排列" data-original="已恢复原来的顺序"><div class="table-scroll" tabindex="0" role="region" aria-label="表题"><table class="data-table" aria-label="表题">',
    ],
    ['row heads', '<th scope="row">甲</th><td class="numeric">10</td>'],
    [
      'Chart',
      '<figcaption class="chart-title">图题<span class="chart-unit">（单位：个）</span></figcaption><ul class="chart-legend">',
    ],
    ['chart label', 'aria-label="柱状图：图题。甲共 2 项，从1到3；乙共 1 项，从2到2"'],
    ['pie', '甲 10（25%）'],
    ['no data', '<p class="data-empty">图表没有可用的数据</p>'],
    ['data of a chart', '<details class="chart-data"><summary>查看数据</summary>'],
    [
      'Attachment',
      '<a class="attachment-link" href="/media/x/report.pdf" download="" type="application/pdf">报告</a><span class="attachment-info">（PDF 1.4 MB）</span>',
    ],
    ['Related', '<a href="/news/known">相关文章</a>'],
    ['Ruby', '<ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp></ruby>'],
    ['external link', '<a href="https://other.cn/x" rel="external noopener">外链</a>'],
    ['internal link', '<a href="/news/a">内链</a>'],
    ['heading link', '<a href="#h-小标题">题</a>'],
    ['heading', '<h2 id="h-小标题">小标题</h2>'],
    ['Markdown table', '<div class="table-scroll" tabindex="0" role="region" aria-label="表格 7"><table>'],
    ['alignment', '<td class="align-center">2</td>'],
    ['task', '<span class="task-box" role="img" aria-label="已完成">☑</span>'],
    ['footnotes', '<h2 class="footnotes-title" id="footnote-label">注释</h2>'],
    ['back from a footnote', 'aria-label="返回正文第 1 处注释"'],
  ])('%s', async (_, expected) => {
    expect(await render(everyComponent)).toContain(expected);
  });

  it('holds nothing that a strict CSP refuses and no block in a paragraph', async () => {
    const html = await render(everyComponent);
    expect(html).not.toMatch(/ style=|<script|<style| on[a-z]+=|undefined|\[object/);
    expect(html).not.toMatch(/<p(?: [^>]*)?>(?:(?!<\/p>).)*<(?:div|figure|section|ol|ul|dl|p|table)\b/s);
  });

  it('never runs or drops what the check would have refused', async () => {
    const html = await render(
      '<script>alert(1)</script>\n\n<Unknown a="b">字</Unknown>\n\n甲 {a.b} 乙 <iframe src="x" />\n\n[c](javascript:x)\n',
    );
    expect(html).not.toMatch(/<script|<iframe|href/);
    expect(html).toContain('<code>{a.b}</code>');
    expect(html).toContain('&lt;Unknown a=&quot;b&quot;&gt;');
    expect(html).toContain('<p>c</p>');
  });

  it('speaks English in an English body', async () => {
    const source =
      '<FactBox>\n\nA\n\n</FactBox>\n\n<PullQuote cite="B">\n\nC\n\n</PullQuote>\n\n<Figure src="a.jpg" alt="D" credit="E" />\n\n<QA>\n\n<Q>\n\nF?\n\n</Q>\n\n</QA>\n\n<Chart type="bar" unit="t" source="G">\n\n```csv\nYear,n\n2020,1\n```\n\n</Chart>\n\nText.[^1]\n\n[^1]: H';
    const html = renderToStaticMarkup(await Body({ ...answers, source, language: 'en-GB' }));
    expect(html).not.toMatch(/\p{Script=Han}|[（）：，—]{2}/u);
    for (const text of ['Facts', '— B', ' (E)', '>Q<', ' (t)', 'Source: G', 'Show the data', '>Notes<'])
      expect(html).toContain(text);
  });

  it('dots Han and slants Latin', async () => {
    expect(await render('*Nature* 与*着重*')).toContain('<em class="latin">Nature</em> 与<em>着重</em>');
  });

  it('throws for broken syntax, or shows it when asked to', async () => {
    await expect(render('<Callout>\n甲')).rejects.toThrow();
    expect(await render('<Callout>\n甲', true)).toContain('&lt;Callout&gt;');
  });

  it('leads links that leave by way of the notice where there is one, and saves nothing from there', async () => {
    const outbound = (href: string) =>
      href.startsWith('https:')
        ? { address: href, notice: `/leave?to=${encodeURIComponent(href)}` }
        : undefined;
    const source =
      '[外](https://a.cn/x "题")与[内](/news/a)。\n\n<Attachment src="https://a.cn/f.pdf" title="表" />';
    const html = renderToStaticMarkup(await Body({ ...answers, outbound, source }));
    for (const link of [
      '<a href="/leave?to=https%3A%2F%2Fa.cn%2Fx" title="题" rel="nofollow" data-address="https://a.cn/x">外</a>',
      '<a href="/news/a">内</a>',
      '<a class="attachment-link" href="/leave?to=https%3A%2F%2Fa.cn%2Ff.pdf" rel="nofollow" data-address="https://a.cn/f.pdf">表</a>',
    ])
      expect(html).toContain(link);
  });

  it('survives answers that fail', async () => {
    const fail = () => {
      throw new Error('gone');
    };
    const source =
      '<DataTable src="a.csv" />\n\n<Related slug="a" />\n\n![甲](a.jpg)\n\n<Attachment src="a.pdf" />';
    const failing = { resolveRelated: fail, readFile: fail, pictureSize: fail, attachmentInfo: fail };
    const html = renderToStaticMarkup(await Body({ source, mediaBase: '/media/', ...failing }));
    expect(html).toContain('暂无数据');
  });
});

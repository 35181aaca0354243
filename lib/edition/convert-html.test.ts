import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertFeed, convertFeedLinks } from './convert-feed';
import { convertHtml } from './convert-html';
import { createConverter } from './convert-text';

const origin = 'https://a.cn';
const convert = createConverter({ 范志毅: '范志毅', 皇后: '皇后', 南云: '南云' });
const html = (text: string): string => convertHtml(text, { convert, origin });

describe('convertHtml', () => {
  it.each([
    ['<p>发布新闻后，里面的干部</p>', '<p>發佈新聞後，裡面的幹部</p>'],
    // A word stays a word where a mark begins inside of it.
    ['<p>理<mark>发</mark>店和<em>出</em>发</p>', '<p>理<mark>髮</mark>店和<em>出</em>發</p>'],
    ['<p>头</p><p>发</p>', '<p>頭</p><p>發</p>'],
    ['<p>南云造子与皇后</p>', '<p>南云造子與皇后</p>'],
    [
      '<html lang="zh-Hans"><p lang="zh-Hans">体</p></html>',
      '<html lang="zh-Hant"><p lang="zh-Hant">體</p></html>',
    ],
    // Of the nearest element that names a language.
    [
      '<html lang="en"><p title="体">体<b lang="zh" title="体">体<code>体</code></b>体</p></html>',
      '<html lang="en"><p title="体">体<b lang="zh-Hant" title="體">體<code>体</code></b>体</p></html>',
    ],
    ['<p translate="no">体<b lang="zh-Hans">体</b></p>', '<p translate="no">体<b lang="zh-Hans">体</b></p>'],
    ['<p lang="ja">会社<b>会</b></p><p>会</p>', '<p lang="ja">会社<b>会</b></p><p>會</p>'],
    ['<a lang="en" href="/x" title="体">体</a>', '<a lang="en" href="/zh-hant/x" title="体">体</a>'],
    ['<p translate="no">体<br>体</p>体', '<p translate="no">体<br>体</p>體'],
    ['<pre><code>体</code></pre><style>体</style>', '<pre><code>体</code></pre><style>体</style>'],
    ['<a href="/news?a=b#体">体</a>', '<a href="/zh-hant/news?a=b#体">體</a>'],
    ['<a href="/">体</a><a href="/?x">体</a>', '<a href="/zh-hant">體</a><a href="/zh-hant?x">體</a>'],
    ['<a href="#体">体</a><h2 id="体">体</h2>', '<a href="#体">體</a><h2 id="体">體</h2>'],
    [
      '<a href="https://a.cn/x">体</a><a href="https://b.cn/x">体</a>',
      '<a href="https://a.cn/zh-hant/x">體</a><a href="https://b.cn/x">體</a>',
    ],
    ['<a href="//b.cn/x">体</a>', '<a href="//b.cn/x">體</a>'],
    ['<a href="feed:https://a.cn/x/rss.xml">体</a>', '<a href="feed:https://a.cn/zh-hant/x/rss.xml">體</a>'],
    ['<a href="/media/体.pdf" download>体</a>', '<a href="/media/体.pdf" download>體</a>'],
    [
      '<a href="/x" hreflang="zh-Hans" lang="zh-Hans" translate="no">简体</a>',
      '<a href="/x" hreflang="zh-Hans" lang="zh-Hans" translate="no">简体</a>',
    ],
    [
      '<link rel="alternate" hrefLang="zh-Hans" href="https://a.cn/x">',
      '<link rel="alternate" hrefLang="zh-Hans" href="https://a.cn/x">',
    ],
    // Versions of an article: readers stay in this edition.
    [
      '<a href="/x" hreflang="zh-Hans" lang="zh-Hans">体</a><a href="/y" hreflang="en" lang="en">体</a>',
      '<a href="/zh-hant/x" hreflang="zh-Hant" lang="zh-Hant">體</a><a href="/zh-hant/y" hreflang="en" lang="en">体</a>',
    ],
    [
      '<a href="/zh-hant/x" hreflang="zh-Hant" lang="zh-Hant">体</a>',
      '<a href="/zh-hant/x" hreflang="zh-Hant" lang="zh-Hant">体</a>',
    ],
    ['<link rel="canonical" href="https://a.cn/x">', '<link rel="canonical" href="https://a.cn/zh-hant/x">'],
    ['<link rel="stylesheet" href="/reading.css">', '<link rel="stylesheet" href="/reading.css">'],
    [
      '<form action="/search"><input name="体" value="体" placeholder="体"><option value="体">体</option></form>',
      '<form action="/zh-hant/search"><input name="体" value="体" placeholder="體"><option value="体">體</option></form>',
    ],
    ['<form action="/api/reading"></form>', '<form action="/api/reading"></form>'],
    ['<img src="/media/体.png" alt="体">', '<img src="/media/体.png" alt="體">'],
    [
      '<meta name="description" content="体"><meta property="og:locale" content="zh_CN">',
      '<meta name="description" content="體"><meta property="og:locale" content="zh_TW">',
    ],
    [
      '<meta property="og:url" content="https://a.cn/x"><meta property="og:image" content="https://a.cn/media/x.png">',
      '<meta property="og:url" content="https://a.cn/zh-hant/x"><meta property="og:image" content="https://a.cn/media/x.png">',
    ],
    [
      '<article-tools data-copied="已复制" data-day="2026-01-01">',
      '<article-tools data-copied="已複製" data-day="2026-01-01">',
    ],
    ['<p>a &amp; 体 &lt;b&gt;</p>', '<p>a &amp; 體 &lt;b&gt;</p>'],
  ])('%s', (given, expected) => {
    expect(html(given)).toBe(expected);
  });

  it('converts structured data, leads its addresses to the edition and keeps identifiers', () => {
    const data = {
      '@id': 'https://a.cn/x#article',
      url: 'https://a.cn/x',
      headline: '体 </script>',
      inLanguage: 'zh-Hans',
      image: [{ url: 'https://a.cn/media/体.png' }],
    };
    const json = JSON.stringify(data).replaceAll('<', '\\u003c');
    const converted = html(`<script type="application/ld+json">${json}</script>`);
    expect(JSON.parse(converted.replace(/<\/?script[^>]*>/g, ''))).toEqual({
      ...data,
      url: 'https://a.cn/zh-hant/x',
      headline: '體 </script>',
      inLanguage: 'zh-Hant',
    });
    expect(converted.match(/<\/script>/g)).toHaveLength(1);
  });

  it('leaves what describes a page in another language as it is, and leads its links to the edition', () => {
    const head = (language: string): string =>
      `<link rel="canonical" href="https://a.cn/x"><link rel="alternate" hrefLang="${language}" href="https://a.cn/x"><link rel="alternate" hrefLang="zh-Hans" href="https://a.cn/y"><meta property="og:url" content="https://a.cn/x"><meta name="description" content="会社"></head>`;
    const body = '<script type="application/ld+json">{"url":"https://a.cn/x","name":"会社"}</script>';
    expect(html(`${head('ja')}${body}<a href="/">体</a>`)).toBe(
      `${head('ja')}${body}<a href="/zh-hant">體</a>`,
    );
    const own = html(`${head('zh-Hans')}${body}`);
    expect(own).toContain('<link rel="canonical" href="https://a.cn/zh-hant/x">');
    expect(own).toContain('"url":"https://a.cn/zh-hant/x"');
    // The version for readers of other languages says nothing of the page's own.
    expect(html(head('x-default'))).toContain('<link rel="canonical" href="https://a.cn/zh-hant/x">');
  });

  it('leaves everything that is no Chinese text byte for byte', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      'text ',
      '&amp;',
      '<br>',
      '<!-- c -->',
      '<i class="x">',
      '</i>',
      '<',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(html(parts.join(''))).toBe(parts.join(''));
      }),
    );
  });
});

describe('convertFeed', () => {
  it('leaves hubs where they are, also on the own host', () => {
    const hubs = ['https://a.cn/hub?a=1&b=2', 'https://hub.example/'];
    expect(
      convertFeed(
        '<link href="https://a.cn/hub?a=1&amp;b=2" rel="hub"/><link href="https://a.cn/rss.xml"/>',
        {
          convert,
          origin,
          hubs,
        },
      ),
    ).toBe(
      '<link href="https://a.cn/hub?a=1&amp;b=2" rel="hub"/><link href="https://a.cn/zh-hant/rss.xml"/>',
    );
    const link = '<https://a.cn/hub?a=1&b=2>; rel="hub", <https://a.cn/rss.xml>; rel="self"';
    expect(convertFeedLinks(link, { convert, origin, hubs })).toBe(
      '<https://a.cn/hub?a=1&b=2>; rel="hub", <https://a.cn/zh-hant/rss.xml>; rel="self"',
    );
  });

  it('converts texts and language, leads links to the edition, keeps ids and media', () => {
    const feed =
      '<language>zh-hans</language><feed xml:lang="zh-Hans"><title>体</title><link>https://a.cn/x</link><guid>tag:a.cn,2022:x</guid><link href="https://a.cn/rss.xml"/><enclosure url="https://a.cn/media/a.png"/><link>https://a.cn/</link>';
    expect(convertFeed(feed, { convert, origin })).toBe(
      '<language>zh-Hant</language><feed xml:lang="zh-Hant"><title>體</title><link>https://a.cn/zh-hant/x</link><guid>tag:a.cn,2022:x</guid><link href="https://a.cn/zh-hant/rss.xml"/><enclosure url="https://a.cn/media/a.png"/><link>https://a.cn/zh-hant</link>',
    );
    expect(convertFeed('{"language": "zh-Hans", "url": "https://a.cn/x"}', { convert, origin })).toBe(
      '{"language": "zh-Hant", "url": "https://a.cn/zh-hant/x"}',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { leadLinks } from './lead-links';

const leading = {
  origin: 'https://news.example',
  media: '/desk/api',
  note: '（现在）',
  page: (path: string) => (path.endsWith('.xml') || path.startsWith('/zh-hant') ? undefined : `/then${path}`),
};
const led = (html: string): string => leadLinks(html, leading);

describe('leadLinks', () => {
  it('leads links and forms to pages of the site', () => {
    expect(led('<a href="/">首页</a>')).toBe('<a href="/then/">首页</a>');
    expect(led('<a class="x" href="/news/a?b=1&amp;c=2#d">甲</a>')).toBe(
      '<a class="x" href="/then/news/a?b=1&amp;c=2#d">甲</a>',
    );
    expect(led('<form method="get" action="/search">')).toBe('<form method="get" action="/then/search">');
    expect(led('<a href="https://news.example/news">甲</a>')).toBe('<a href="/then/news">甲</a>');
  });

  it('leaves other addresses as they are', () => {
    for (const html of [
      '<a href="#main">甲</a>',
      '<a href="https://other.example/news">甲</a>',
      '<a href="https://news.example.evil/news">甲</a>',
      '<a href="//other.example/">甲</a>',
      '<a href="mailto:a@b.c">甲</a>',
      '<a href="/media/report.pdf">甲</a>',
      '<link rel="stylesheet" href="/reading.css"><meta content="/news">',
      '<script type="application/ld+json">{"url":"/news"}</script>',
      '<p>href="/news"</p>',
    ]) {
      expect(led(html)).toBe(html);
    }
  });

  it('says which links of the site leave the view', () => {
    expect(led('<li><a href="/rss.xml"><b>订阅</b></a></li><a href="/news">甲</a>')).toBe(
      '<li><a href="/rss.xml"><b>订阅</b>（现在）</a></li><a href="/then/news">甲</a>',
    );
    expect(led('<a href="/zh-hant/news" lang="zh-Hant">繁體</a>')).toContain('繁體（现在）</a>');
  });

  it('has files beside articles from where they are shown before they are public', () => {
    expect(
      led(
        '<img src="/media/articles/a/b.png?w=1" srcset="/media/articles/a/b.png?w=1 1x, /media/articles/a/b.png?w=2 2x">',
      ),
    ).toBe(
      '<img src="/desk/api/media/articles/a/b.png?w=1" srcset="/desk/api/media/articles/a/b.png?w=1 1x, /desk/api/media/articles/a/b.png?w=2 2x">',
    );
    expect(led('<a href="/media/articles/a/b.pdf">附件</a>')).toBe(
      '<a href="/desk/api/media/articles/a/b.pdf">附件</a>',
    );
    expect(led('<link rel="preload" as="image" href="/media/articles/a/b.png"/>')).toBe(
      '<link rel="preload" as="image" href="/desk/api/media/articles/a/b.png"/>',
    );
    expect(led('<img src="/media/logo.png">')).toBe('<img src="/media/logo.png">');
  });

  it('goes straight to what stands behind the notice before other sites', () => {
    expect(led('<a href="/leave?to=https%3A%2F%2Fo.example%2F%3Fa%3D1%26b%3D%22">甲</a>')).toBe(
      '<a href="https://o.example/?a=1&amp;b=&quot;">甲</a>',
    );
  });

  it('leads files alone where pages are not led', () => {
    const html = '<a href="/news">甲</a><a href="/rss.xml">乙</a><img src="/media/articles/a/b.png">';
    expect(leadLinks(html, { origin: leading.origin, media: '/desk/api' })).toBe(
      '<a href="/news">甲</a><a href="/rss.xml">乙</a><img src="/desk/api/media/articles/a/b.png">',
    );
  });
});

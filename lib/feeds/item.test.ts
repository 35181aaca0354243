import { describe, expect, it } from 'vitest';
import { origin, sampleArticle, sampleSite, timezone } from './fixtures';
import { articleTag, channelTag, feedIdAuthority, newestChange, toFeedItem } from './item';

const options = { origin, timezone, idAuthority: 'kaiyuan.example', html: '<p>正文</p>' };

describe('articleTag', () => {
  it('depends on day and slug only', () => {
    const early = articleTag(sampleArticle(), options);
    const moved = sampleArticle({
      url: '/history/first-light',
      date: Date.parse('2022-07-08T23:59:00+08:00'),
    });
    expect(early).toBe('tag:kaiyuan.example,2022-07-08:first-light');
    expect(toFeedItem(moved, { ...options, origin: 'http://localhost:3000' }).id).toBe(early);
  });

  it('takes the day in the zone of the site', () => {
    const article = sampleArticle({ date: Date.parse('2022-07-07T17:00:00Z') });
    expect(articleTag(article, options)).toContain('2022-07-08');
  });
});

it('derives the authority from the site code, never from a host', () => {
  expect(feedIdAuthority(sampleSite)).toBe('bm00000000.kaiyuan.example');
  const { siteIdCode: _, ...without } = sampleSite;
  expect(feedIdAuthority(without)).toBe('kaiyuan.example');
  expect(channelTag('kaiyuan.example', 'tags/报史')).toBe(
    'tag:kaiyuan.example,2026:feeds/tags/%E6%8A%A5%E5%8F%B2',
  );
});

describe('toFeedItem', () => {
  it('makes addresses absolute and puts sections before tags', () => {
    const cover = { src: '/media/pictures/a.jpg', alt: '图' };
    const item = toFeedItem(sampleArticle({ cover }), { ...options, sections: ['新闻中心', '报史'] });
    expect(item.url).toBe(`${origin}/news/first-light`);
    expect(item.cover?.src).toBe(`${origin}/media/pictures/a.jpg`);
    expect(item.categories).toEqual(['新闻中心', '报史']);
    expect(item.html).toBe('<p>正文</p>');
    expect(item).not.toHaveProperty('updated');
  });

  it('shows corrections on top, newest first and escaped, and counts them as change', () => {
    const first = Date.parse('2022-07-09T08:00:00+08:00');
    const second = Date.parse('2022-07-10T09:15:00+08:00');
    const corrections = [
      { date: first, text: '一' },
      { date: second, text: '应为 <3 & 5' },
    ];
    const { html, updated } = toFeedItem(sampleArticle({ corrections }), options);
    expect(updated).toBe(second);
    expect(html.startsWith('<p><strong>更正</strong> <time datetime="2022-07-10T09:15:00+08:00">')).toBe(
      true,
    );
    expect(html).toContain('2022-07-10 09:15</time> 应为 &lt;3 &amp; 5</p>');
    expect(html.indexOf('应为')).toBeLessThan(html.indexOf('> 一</p>'));
    expect(html.endsWith('<p>正文</p>')).toBe(true);
  });

  it('ends a reprint with its origin', () => {
    const { html } = toFeedItem(
      sampleArticle({
        source: { name: '《文集》' },
        original: { title: '读"报"', author: '孙樵', url: 'https://example.org/?a=1&b=2' },
      }),
      options,
    );
    const block = html.slice(html.indexOf('<hr>'));
    expect(html.startsWith('<p>正文</p>')).toBe(true);
    expect(block).toContain('本文转载自 《文集》');
    expect(block).toContain('原题 读&quot;报&quot;');
    expect(block).toContain('原作者 孙樵');
    expect(block).toContain('href="https://example.org/?a=1&amp;b=2"');
  });

  it('labels generated text', () => {
    expect(toFeedItem(sampleArticle({ aiGenerated: 'generated' }), options).html).toMatch(
      /^<p>本文由人工智能生成/,
    );
  });

  it('speaks English around an English article', () => {
    const { html } = toFeedItem(
      sampleArticle({
        lang: 'en',
        archived: true,
        aiGenerated: 'assisted',
        original: { title: 'First', author: 'Jane Doe' },
        corrections: [{ date: 0, text: 'Wrong.' }],
        source: { name: 'Daily' },
      }),
      { ...options, html: '<p>Text</p>' },
    );
    expect(html).not.toMatch(/\p{Script=Han}/u);
    expect(html).toContain('<strong>Corrections</strong>');
    expect(html).toContain('Reprinted from Daily');
  });
});

it('knows the newest change, and none of an empty list', () => {
  expect(newestChange([])).toBeUndefined();
  expect(newestChange([{ date: 5 }, { date: 1, updated: 9 }, { date: 7, updated: 6 }])).toBe(9);
});

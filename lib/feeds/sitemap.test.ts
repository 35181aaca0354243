import { describe, expect, it } from 'vitest';
import { origin, timezone } from './fixtures';
import { newsLanguage, renderNewsSitemap, renderSitemap, renderSitemapIndex } from './sitemap';

const at = Date.parse('2022-07-08T10:30:00+08:00');

describe('sitemaps', () => {
  it('list addresses with true times and pictures', () => {
    const xml = renderSitemap(
      [
        { url: `${origin}/a?x=1&y=2`, lastmod: at, images: [`${origin}/media/a.jpg`] },
        { url: `${origin}/b` },
      ],
      timezone,
    );
    expect(xml).toContain(`<loc>${origin}/a?x=1&amp;y=2</loc><lastmod>2022-07-08T10:30:00+08:00</lastmod>`);
    expect(xml).toContain(`<image:image><image:loc>${origin}/media/a.jpg</image:loc></image:image>`);
    expect(xml).toContain(`<url><loc>${origin}/b</loc></url>`);
    expect(xml).toContain('xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"');
  });

  it('refuse more than the format takes', () => {
    const entries = Array.from({ length: 50_001 }, () => ({ url: origin }));
    expect(() => renderSitemap(entries, timezone)).toThrow(RangeError);
    expect(() => renderSitemap(entries.slice(1), timezone)).not.toThrow();
  });

  it('have an index', () => {
    const xml = renderSitemapIndex([{ url: `${origin}/sitemap-1.xml`, lastmod: at }], timezone);
    expect(xml).toContain(
      `<sitemap><loc>${origin}/sitemap-1.xml</loc><lastmod>2022-07-08T10:30:00+08:00</lastmod></sitemap>`,
    );
  });
});

describe('news sitemap', () => {
  it('carries publication, time, title and language', () => {
    const url = `${origin}/news/a`;
    const xml = renderNewsSitemap(
      [{ url, title: 'A & <乙>\u0000', date: at, language: 'zh-Hans' }],
      '开元',
      timezone,
    );
    expect(xml).toContain('<news:name>开元</news:name><news:language>zh-cn</news:language>');
    expect(xml).toContain('<news:publication_date>2022-07-08T10:30:00+08:00</news:publication_date>');
    expect(xml).toContain('<news:title>A &amp; &lt;乙&gt;</news:title>');
  });

  it('may be empty', () => {
    expect(renderNewsSitemap([], '开元', timezone)).toMatch(/<urlset [^>]*>\n<\/urlset>\n$/);
  });

  it.each([
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh-Hans-HK', 'zh-cn'],
    ['zh-SG', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-Hant-HK', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['en-GB', 'en'],
    ['mn-Mong-CN', 'mn'],
  ])('%s is %s for Google', (language, code) => {
    expect(newsLanguage(language)).toBe(code);
  });
});

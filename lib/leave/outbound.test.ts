import { describe, expect, it } from 'vitest';
import { collectReferences } from '@/lib/mdx/references';
import { findOutbound, outboundAddress, outboundAddresses } from './outbound';

describe('outboundAddress', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://Example.ORG:80/a/../b', 'http://example.org/b'],
    ['//example.org/a', 'https://example.org/a'],
    [
      'https://example.org/中 文?词=一#节',
      'https://example.org/%E4%B8%AD%20%E6%96%87?%E8%AF%8D=%E4%B8%80#%E8%8A%82',
    ],
    ['https://中文.example/', 'https://xn--fiq228c.example/'],
    ['https://example.org/a|b', 'https://example.org/a%7Cb'],
    ['https://example.org/100%', 'https://example.org/100%25'],
    ['https://example.org/?a=1&b=2', 'https://example.org/?a=1&b=2'],
  ])('%s is kept as %s, whoever wrote it', (href, address) => {
    expect(outboundAddress(href)).toBe(address);
    expect(outboundAddress(address)).toBe(address);
  });

  it.each([
    ...['', '/news', 'news', '#top', 'mailto:a@example.org', 'tel:110', 'ftp://example.org/'],
    ...['javascript:alert(1)', 'JAVASCRIPT://example.org/%0aalert(1)', 'data:text/html,x', 'vbscript:x'],
    ...[
      'https://',
      'https:///',
      'https://exa mple.org/',
      'https:example.org',
      '\\\\example.org',
      '/\\example.org',
    ],
    ...['https://example.org\u0000.evil.example/', 'https://[::1', ' https://example.org/'],
    `https://example.org/${'a'.repeat(8000)}`,
  ])('%j is none', (href) => {
    expect(outboundAddress(href)).toBeUndefined();
  });
});

it('finds every address that a body links to, as the page links to it', () => {
  const body = [
    '[甲](https://a.example/中|文)，https://b.example/x，www.c.example。',
    '<https://d.example/>、[乙][ref]、[内](/news/a)、[信](mailto:a@b.example)。',
    '<Attachment src="https://e.example/f.pdf" />',
    '[又](https://a.example/中|文)',
    '[ref]: https://f.example/ "题"',
  ].join('\n\n');
  expect(outboundAddresses(collectReferences(body), [undefined, 'https://g.example/原文', '/own'])).toEqual([
    'https://a.example/%E4%B8%AD%7C%E6%96%87',
    'https://b.example/x',
    'http://www.c.example/',
    'https://d.example/',
    'https://f.example/',
    'https://e.example/f.pdf',
    'https://g.example/%E5%8E%9F%E6%96%87',
  ]);
});

describe('findOutbound', () => {
  const bounds = {
    siteUrl: 'https://news.example.cn',
    ownSites: ['example.gov.cn', 'xn--fiq228c.cn'],
    notice: true,
  };

  it.each([
    ...['/news/a', '#a', 'mailto:a@example.org', 'https://news.example.cn/news/a', '//NEWS.example.cn./x'],
    ...[
      'http://news.example.cn:8080/',
      'https://example.gov.cn/',
      'https://a.b.example.gov.cn/x',
      'https://中文.cn/',
    ],
  ])('%s stays', (href) => {
    expect(findOutbound(href, bounds)).toBeUndefined();
  });

  it.each([
    ...['https://example.cn/', 'https://a.news.example.cn/', 'https://notexample.gov.cn/'],
    ...['https://example.gov.cn.evil.example/', 'https://news.example.cn@evil.example/', 'https://gov.cn/'],
  ])('%s leaves', (href) => {
    expect(findOutbound(href, bounds)?.notice).toBe(`/leave?to=${encodeURIComponent(href)}`);
    expect(findOutbound(href, { ...bounds, notice: false })).toEqual({ address: href });
  });
});

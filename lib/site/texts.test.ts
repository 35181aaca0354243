import { describe, expect, it } from 'vitest';
import { messages } from './messages';
import { englishMessages } from './messages-en';
import { nameIn, pageLanguage, textsOf } from './texts';

/** Larger than any number that a text itself holds, and plural. */
const samples = [7001, 7002, 7003, 7004];

/** Every text by its path; those that take values with samples in their place. */
function textsIn(group: object, path = ''): [path: string, text: string][] {
  return Object.entries(group).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'function') return [[at, String(value(...samples))]];
    return typeof value === 'object' && value !== null ? textsIn(value, at) : [[at, String(value)]];
  });
}

const english = textsIn(englishMessages);
const { site, article, enhance, mdx, llms } = messages;
const chinese = new Map(textsIn({ site, article, enhance, llms, mdx: { ...mdx, check: {} } }));

function placeholdersOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}|\b700\d\b/g))].sort();
}

describe('the English texts', () => {
  it.each(english)('%s is English, with the values of the Chinese one', (path, text) => {
    expect(text).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u);
    expect(placeholdersOf(text)).toEqual(placeholdersOf(chinese.get(path) ?? ''));
  });

  it('are as many as they look', () => {
    expect(english.map(([path]) => path).sort()).toEqual([...chinese.keys()].sort());
    expect(english.length).toBeGreaterThan(100);
    expect(english.filter(([, text]) => placeholdersOf(text).length > 0).length).toBeGreaterThan(20);
    expect(english.filter(([, text]) => text === '').map(([path]) => path)).toEqual([
      '.site.breadcrumbStart',
    ]);
  });
});

describe('the language of a page', () => {
  const site = { language: 'zh-Hans' };

  it.each([
    ['en', 'en'],
    ['en-GB', 'en-GB'],
    ['zh-Hans', 'zh-Hans'],
    ['zh-Hant', 'zh-Hans'],
    ['ja', 'zh-Hans'],
    ['enm', 'zh-Hans'],
  ])('of an article in %s is %s on a Chinese site', (language, expected) => {
    expect(pageLanguage(language, site)).toBe(expected);
    expect(textsOf(language) === englishMessages).toBe(expected.startsWith('en'));
  });

  it.each([
    ['zh-Hans', 'zh-Hans'],
    ['en', 'en'],
    ['ja', 'en'],
  ])('of an article in %s is %s on an English site', (language, expected) => {
    expect(pageLanguage(language, { language: 'en' })).toBe(expected);
  });

  it('decides between the names', () => {
    const named = { name: '新闻', englishName: 'News' };
    expect([nameIn('en', named), nameIn('zh-Hans', named), nameIn('en', { name: '新闻' })]).toEqual([
      'News',
      '新闻',
      '新闻',
    ]);
  });
});

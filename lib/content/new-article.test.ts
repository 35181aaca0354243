import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NewArticle, newArticleFile, newArticleSource } from './new-article';
import { type ParsedDocument, parseDocumentFile } from './parse';

function read(article: NewArticle): ParsedDocument {
  const bytes = Buffer.from(newArticleSource(article, 'UTC'));
  const { document, problems } = parseDocumentFile('article', 'articles/a.mdx', bytes, 'UTC', true);
  if (!document) throw new Error(problems.map(({ message }) => message).join());
  return document;
}

const at = Date.parse('2026-03-02T09:30:00Z');
const given = { slug: 'a-b', title: '开放日', section: 'news', at };

describe('newArticleSource', () => {
  it('writes a valid draft that is pleasant to go on with', () => {
    expect(
      newArticleSource({ ...given, author: ['甲', '乙'], source: '示例日报', tags: ['普法'] }, 'UTC'),
    ).toContain(
      [
        '---',
        'title: 开放日',
        'section: news',
        'date: 2026-03-02 09:30',
        'status: draft',
        'source: 示例日报',
        'author: [甲, 乙]',
        'editor: ',
        'summary: ',
        'tags: [普法]',
        '---',
        '',
        '<Lead>',
      ].join('\n'),
    );
    expect(read(given).fields).toMatchObject({ title: '开放日', status: 'draft', tags: [] });
    expect(read({ ...given, author: ['甲'] }).fields.author).toBe('甲');
  });

  it.each([
    '通知: 放假',
    '2026',
    '2026-01-31',
    'yes',
    'true',
    '"甲"',
    '# 甲',
    '- 甲',
    '[甲',
    '甲 #乙',
    '1, 2',
    "'",
  ])('quotes %s where YAML would read something else', (title) => {
    expect(read({ ...given, title, tags: [title], author: [title, title] }).fields).toMatchObject({
      title,
      tags: [title],
      author: [title, title],
    });
  });

  it('keeps whatever stands on one line as it is', () => {
    const words = fc
      .string({ unit: fc.constantFrom(...'甲a1 :#-[]{}"\'\\&*!|>%@`,?~=\t😀'), minLength: 1, maxLength: 12 })
      .filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(words, (title) => {
        expect(read({ ...given, title, source: title, tags: [title] }).fields).toMatchObject({
          title,
          source: title,
          tags: [title],
        });
      }),
    );
  });
});

describe('newArticleFile', () => {
  it('names a file or a folder below the year', () => {
    expect(newArticleFile(given, 'UTC', false)).toBe('articles/2026/a-b.mdx');
    expect(newArticleFile(given, 'UTC', true)).toBe('articles/2026/a-b/index.mdx');
  });

  it('goes by the date that is written, in the zone of the site', () => {
    expect(newArticleFile({ ...given, date: '2027-01-01' }, 'UTC', false)).toBe('articles/2027/a-b.mdx');
    const newYear = Date.parse('2025-12-31T23:00:00Z');
    expect(newArticleFile({ ...given, at: newYear }, 'Asia/Shanghai', false)).toBe('articles/2026/a-b.mdx');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NewArticle, newArticle, newArticlePath } from './new-article';
import { type ParsedDocument, parseDocumentFile } from './parse';

function read(article: NewArticle): ParsedDocument {
  const bytes = Buffer.from(newArticle(article));
  const { document, problems } = parseDocumentFile('article', 'articles/a.mdx', bytes, 'UTC', true);
  if (!document) throw new Error(problems.map(({ message }) => message).join());
  return document;
}

const given = { title: '开放日', section: 'news', date: '2026-03-02 09:30' };

describe('newArticle', () => {
  it('writes a valid draft that is pleasant to go on with', () => {
    expect(newArticle({ ...given, author: ['甲', '乙'], source: '示例日报', tags: ['普法'] })).toContain(
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

describe('newArticlePath', () => {
  it('names a file or a folder', () => {
    expect(newArticlePath('a-b', '2026', false)).toBe('articles/2026/a-b.mdx');
    expect(newArticlePath('a-b', '2026', true)).toBe('articles/2026/a-b/index.mdx');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, parseYaml, splitFrontMatter, Timestamp } from './front-matter';

describe('splitFrontMatter', () => {
  it('separates YAML and body and counts their lines', () => {
    expect(splitFrontMatter('---\na: 1\nb: 2\n---\n\n正文\n')).toEqual({
      yaml: 'a: 1\nb: 2',
      yamlLine: 2,
      body: '\n正文\n',
      bodyLine: 4,
    });
  });

  it('takes a byte order mark, CRLF and spaces after the fences', () => {
    const plain = splitFrontMatter('---\na: 1\n---\n正文\n');
    expect(splitFrontMatter('\uFEFF---\r\na: 1\r\n---\r\n正文\r\n')).toEqual(plain);
    expect(splitFrontMatter('---  \na: 1\n---\t\n正文\n')).toEqual(plain);
  });

  it('knows the end of the front matter at the end of the file', () => {
    expect(splitFrontMatter('---\na: 1\n---')).toMatchObject({ yaml: 'a: 1', body: '' });
  });

  it('reads empty front matter', () => {
    expect(splitFrontMatter('---\n---\n正文\n')).toEqual({
      yaml: '',
      yamlLine: 2,
      body: '正文\n',
      bodyLine: 2,
    });
  });

  it('ends at the first closing fence only', () => {
    expect(splitFrontMatter('---\na: 1\n---\n甲\n\n---\n\n乙\n').body).toBe('甲\n\n---\n\n乙\n');
    expect(splitFrontMatter('---\na: "---"\nb: x---\n ---\n---\n').yaml).toBe('a: "---"\nb: x---\n ---');
  });

  it.each(['正文\n', '', '\n---\na: 1\n---\n', ' ---\na: 1\n---\n', '---\na: 1\n', '----\na: 1\n----\n'])(
    'finds none in %j',
    (text) => {
      expect(splitFrontMatter(text)).toEqual({ yaml: undefined, yamlLine: 1, body: text, bodyLine: 0 });
    },
  );

  it('loses nothing and counts right, whatever the body is', () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        const split = splitFrontMatter(`---\na: 1\n---\n${body}`);
        expect(split.body).toBe(body.replace(/\r\n?/g, '\n'));
        expect(split.bodyLine).toBe(3);
      }),
    );
  });
});

describe('parseYaml', () => {
  it('keeps timestamps as written', () => {
    expect(parseYaml('a: 2026-01-31\nb: 2026-1-5\nc: "2026-01-31"\nd: 2026-01-31T10:00:00+08:00')).toEqual({
      ok: true,
      value: {
        a: new Timestamp('2026-01-31'),
        b: new Timestamp('2026-1-5'),
        c: '2026-01-31',
        d: new Timestamp('2026-01-31T10:00:00+08:00'),
      },
    });
  });

  it('follows the core schema: yes and no are words', () => {
    expect(parseYaml('a: yes\nb: true\nc: ~\nd: 012\ne: 1.5\nf: on')).toEqual({
      ok: true,
      value: { a: 'yes', b: true, c: null, d: expect.any(Number), e: 1.5, f: 'on' },
    });
  });

  it('gives an empty map for nothing', () => {
    expect(parseYaml('')).toEqual({ ok: true, value: {} });
    expect(parseYaml('# 注释\n')).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['a: 1\na: 2\n', 2, 1],
    ['a: b: c\n', 1, 5],
    ['a:\n\tb: 1\n', 2, 1],
    ['a: "甲\n', 2, 1],
    ['a: *none\n', 1, 9],
    ['a: !unknown b\n', 1, 14],
  ])('places the error in %j', (text, line, column) => {
    expect(parseYaml(text)).toMatchObject({ ok: false, place: { line, column } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:-{}[]"\'&*!|>#%@`\n\t ,?~1') }),
        (text) => void parseYaml(text),
      ),
    );
  });
});

describe('locate', () => {
  const yaml =
    'title: 甲\noriginal:\n  title: 乙\n  url: x\ntags:\n  - a\n  - [b]\nlist: [{a: 1}, {a: 2}]\n2026: c\n';

  it.each<[(string | number)[], boolean, number, number]>([
    [['title'], false, 1, 8],
    [['title'], true, 1, 1],
    [['original', 'url'], false, 4, 8],
    [['original', 'url'], true, 4, 3],
    [['original'], true, 2, 1],
    [['tags', 1], false, 7, 5],
    [['list', 1, 'a'], false, 8, 20],
    [['list', 1, 'a'], true, 8, 17],
    [['2026'], true, 9, 1],
    [['original', 'missing'], false, 3, 3],
    [['missing'], false, 1, 1],
    [[], false, 1, 1],
  ])('%j (key: %s)', (path, key, line, column) => {
    expect(locate(yaml, path, key)).toEqual({ line, column });
  });

  it('does not throw on YAML with errors', () => {
    expect(locate('a: [1\nb: 2', ['b'])).toMatchObject({ line: expect.any(Number) });
    expect(locate('', ['a'])).toEqual({ line: 1, column: 1 });
  });
});

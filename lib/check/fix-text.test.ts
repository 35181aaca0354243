import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocumentFile } from '@/lib/content/parse';
import { defaultSite } from '@/lib/content/settings';
import { articleSource } from '@/lib/content/test-tree';
import { checkText } from './check-text';
import { checkedDocument } from './checked-document';
import { fixText } from './fix-text';
import { textRules } from './rules';
import { wordRules } from './word-rules';

const words = wordRules({
  wrong: new Map([
    ['既使', '即使'],
    ['检察', '检察院'],
    ['危险', '甲: 乙 #丙'],
  ]),
  forbidden: new Set(),
  fullForms: new Map(),
});
const rules = [...textRules, ...words];

function read(source: string) {
  const { attempt, problems } = parseDocumentFile(
    'article',
    'articles/a.mdx',
    Buffer.from(source),
    'UTC',
    true,
  );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return attempt && { document: checkedDocument('article', attempt, defaultSite), errors };
}

const fix = (source: string) => fixText(source, read, rules);

/** What becomes of a body. */
function fixBody(body: string, fields: Record<string, unknown> = {}): string {
  const head = articleSource(fields, '');
  const { source } = fix(head + body);
  expect(source.startsWith(head)).toBe(true);
  return source.slice(head.length);
}

const mended: [string, string, string][] = [
  ['half-width marks', '甲乙,丙丁;戊:己?庚!', '甲乙，丙丁；戊：己？庚！'],
  ['a blank behind the mark', '甲乙, 丙丁', '甲乙，丙丁'],
  ['a full stop at the end of a line', '甲乙.\n丙丁.', '甲乙。\n丙丁。'],
  ['brackets around Han', '甲乙(丙丁)戊', '甲乙（丙丁）戊'],
  ['brackets around bold type', '甲乙(**丙**丁)戊', '甲乙（**丙**丁）戊'],
  ['dots', '甲...乙……丙。。。', '甲……乙……丙……'],
  ['half an ellipsis', '甲…乙', '甲……乙'],
  ['hyphens', '甲--乙---丙', '甲——乙——丙'],
  ['full-width letters and digits', '第１２条ＡＢＣ，占１０％', '第12条ABC，占10%'],
  ['blanks beside full-width marks', '甲 ，乙， 丙', '甲，乙，丙'],
  ['what nobody sees', '甲\u200B乙\uFEFF丙a\u00ADb', '甲乙丙ab'],
  ['words of the house', '**既使**检察与检察院', '**即使**检察院与检察院'],
  [
    'lists, quotes, tables',
    '- 甲,乙\n\n> 丙,丁\n\n| 甲,乙 |\n|---|\n| 丙?|',
    '- 甲，乙\n\n> 丙，丁\n\n| 甲，乙 |\n|---|\n| 丙？|',
  ],
  [
    'attributes',
    '<PullQuote cite="甲,乙">\n\n丙,丁\n\n</PullQuote>',
    '<PullQuote cite="甲，乙">\n\n丙，丁\n\n</PullQuote>',
  ],
  ['alternative texts', '![甲,乙](a.jpg)', '![甲，乙](a.jpg)'],
  ['two rules on one place', '既\u200B使,甲', '即使，甲'],
  ['hard breaks', '甲,  \n乙', '甲，  \n乙'],
];

const left: [string, string][] = [
  ['code', '`甲,乙\u200B`\n\n```\n甲,乙...\n丙\u200B\n```'],
  ['data', '<DataTable>\n\n```csv\n甲,乙\n丙,１\n```\n\n</DataTable>'],
  ['addresses', '[甲](/a\u200Bb,乙) 见 https://a.cn/a,b...c 。[https://a.cn/甲,乙](https://a.cn/甲,乙)'],
  ['points in names, and what may be one mark too many', '约翰.史密斯，完了。。'],
  ['ranges and single dashes', '北京–上海，我们走了很远很远的路—终于看到了大海的样子'],
  ['controls of direction', '甲\u202E乙\u202C'],
  ['joiners that are needed', '👩‍👩‍👧 می‌خواهم'],
  ['pairs, dates, strange letters', '他说“好，2023年2月29日，pаypal'],
  ['characters that are spoken of', '全角的“Ａ”与“１２”'],
  ['Latin text', 'He said: "yes, ok..." (fine) -- A,B 3:2'],
  ['blanks behind bold type', '**题。** 文'],
];

describe('fixText', () => {
  it.each(mended)('%s', (_, before, after) => {
    expect(fixBody(before)).toBe(after);
  });

  it.each(left)('leaves alone: %s', (_, body) => {
    expect(fixBody(body)).toBe(body);
  });

  it('puts fields right, in the style in which they are written', () => {
    const head = (title: string, tags: string, summary: string) =>
      `---\n# 注,释\ntitle: ${title}\nsection: news\ndate: 2026-01-31\ntags: ${tags}\nsummary: |-\n  ${summary}\nsource: 甲,乙\n---\n正文。\n`;
    expect(fix(head('"甲,乙"', '[甲, 乙, 丙?]', '首行,好\n  次行...\n  末行')).source).toBe(
      head('"甲，乙"', '[甲, 乙, 丙？]', '首行，好\n  次行……\n  末行').replace(
        'source: 甲,乙',
        'source: 甲，乙',
      ),
    );
  });

  it('leaves a field whose lines are folded: what stands where in it cannot be told', () => {
    const source =
      '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\nsummary: >-\n  首行,好\n  次行\n---\n正文。\n';
    expect(fix(source)).toEqual({ source, changes: [] });
  });

  it('leaves a field that would become something else', () => {
    const source =
      '---\ntitle: 甲的危险\nsection: news\ndate: 2026-01-31\neditor: 20\u200B26\n---\n危险,甲\n';
    const fixed = fix(source);
    expect(fixed.source).toContain('title: 甲的危险\n');
    expect(fixed.source).toContain('editor: 20\u200B26\n');
  });

  it('never touches reprints', () => {
    const original = { title: '题', author: '人', url: 'https://a.cn/' };
    const source = articleSource({ source: '报', original }, '甲,乙\u200B既使...');
    expect(fix(source)).toEqual({ source, changes: [] });
  });

  it('keeps line ends, the byte order mark, and everything else', () => {
    const source =
      '\uFEFF---\r\ntitle: 甲,乙\r\nsection: news\r\ndate: 2026-01-31\r\n---\r\n\r\n甲,乙  \r\n\r\n\r\n丙...丁\t\r\n';
    expect(fix(source).source).toBe(
      source.replace('title: 甲,', 'title: 甲，').replace('\n甲,', '\n甲，').replace('...', '……'),
    );
  });

  it('puts right what has errors too, and makes none', () => {
    const source = '---\ntitel: 甲,乙\n---\n丙,丁 <Foo />\n';
    expect(fix(source).source).toBe('---\ntitel: 甲，乙\n---\n丙，丁 <Foo />\n');
    expect(fix('没有稿件信息,甲').changes).toEqual([]);
  });

  it('says where it changed what', () => {
    expect(fix(articleSource({}, '甲,乙\n\n丙\u200B既使')).changes).toEqual([
      { line: 7, column: 2, rule: 'text/half-width', before: ',', after: '，' },
      { line: 9, column: 2, rule: 'text/invisible', before: '\u200B', after: '' },
      { line: 9, column: 2, rule: 'house/wrong', before: '既使', after: '即使' },
    ]);
  });

  const pieces = fc.constantFrom(
    ...[
      '甲',
      '乙丙',
      ',',
      ', ',
      '.',
      '...',
      '。。。',
      '…',
      '--',
      '(',
      ')',
      '：',
      ' ',
      '１',
      'Ａ',
      '％',
      '\u200B',
      '\u00AD',
    ],
    ...[
      '“',
      '”',
      '**',
      '*',
      '`',
      '[',
      '](/a)',
      '> ',
      '- ',
      '\n',
      '\n\n',
      '\r\n',
      '\\',
      '|',
      '既使',
      '检察',
      '检察院',
      'a',
      '😀',
    ],
    ...['<Ruby rt="甲,乙">', '</Ruby>', '&amp;', '```\n', '---\n', '$', '~~', '#', '{', '<', ': '],
  );
  const bodies = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  it('does it once: what is right stays', () => {
    fc.assert(
      fc.property(bodies, bodies, (title, body) => {
        const first = fix(articleSource({ title: title || '题' }, body));
        expect(fix(first.source)).toEqual({ source: first.source, changes: [] });
      }),
    );
  });

  it('changes only what it says, and makes no problem', () => {
    fc.assert(
      fc.property(bodies, bodies, (title, body) => {
        const source = articleSource({ title: title || '题' }, body);
        const { source: after, changes } = fix(source);
        const insertions = changes.reduce(
          (sum, change) => sum + change.after.length - change.before.length,
          0,
        );
        expect(after.length).toBe(source.length + insertions);
        expect(after.split('\n').length).toBe(source.split('\n').length);
        const [old, fresh] = [read(source), read(after)];
        if (!old || !fresh) return expect(after).toBe(source);
        expect(fresh.errors).toBeLessThanOrEqual(old.errors);
        const found = (document: typeof old.document) => checkText(document, 'a', rules).length;
        expect(found(fresh.document)).toBeLessThanOrEqual(found(old.document));
      }),
    );
  });
});

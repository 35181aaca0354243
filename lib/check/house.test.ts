import { describe, expect, it } from 'vitest';
import { checkTree } from '@/lib/content/check-tree';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';

async function check(files: Record<string, string>, wanted: string[] = []): Promise<string[]> {
  let shown: string[] = [];
  await withNewsroom(files, (newsroom) => {
    shown = checkTree(newsroom, wanted).problems.map(
      ({ file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
    );
  });
  return shown;
}

const article = { 'articles/a.mdx': articleSource({}, '甲,乙...丙') };

describe('house/rules.yaml', () => {
  it('sets severities and switches rules off', async () => {
    const rules = 'severity:\n  text/half-width: error\n  text/ellipsis: off\n';
    expect(await check({ ...article, 'house/rules.yaml': rules })).toEqual([
      'articles/a.mdx:7:2 error text/half-width',
    ]);
  });

  it('keeps nothing offline by an error', async () => {
    const files = { ...article, 'house/rules.yaml': 'severity: {text/half-width: error}\n' };
    await withNewsroom(files, (newsroom) => {
      expect(newsroom.queries.article('a')).toBeDefined();
    });
  });

  it('suppresses one rule in one file, and tells of entries that are not needed', async () => {
    const rules = [
      'suppress:',
      '  - {file: articles/a.mdx, rule: text/half-width, reason: 引文如此}',
      '  - {file: articles/gone.mdx, rule: text/dash, reason: 已删}',
      '',
    ].join('\n');
    const files = { ...article, 'house/rules.yaml': rules };
    expect(await check(files)).toEqual([
      'articles/a.mdx:7:4 warning text/ellipsis',
      'house/rules.yaml:3:5 warning unused-suppression',
    ]);
    expect(await check(files, ['articles'])).toEqual(['articles/a.mdx:7:4 warning text/ellipsis']);
  });

  it.each([
    ['unknown rule', 'severity:\n  text/dahs: off\n', '2:3 error unknown-rule'],
    ['rule of files', 'severity:\n  unknown-key: off\n', '2:3 error unknown-rule'],
    ['unknown severity', 'severity:\n  text/dash: maybe\n', '2:14 error enum'],
    ['unknown rule suppressed', 'suppress:\n  - {file: a, rule: b, reason: c}\n', '2:21 error unknown-rule'],
    ['no reason', 'suppress:\n  - {file: a, rule: text/dash}\n', '2:5 error required'],
    ['no map', '- a\n', '1:1 error type'],
    ['no YAML', 'severity: {\n', '2:1 error yaml'],
  ])('%s: says where, and decides nothing', async (_, rules, expected) => {
    expect(await check({ ...article, 'house/rules.yaml': `${rules}` })).toEqual([
      'articles/a.mdx:7:2 warning text/half-width',
      'articles/a.mdx:7:4 warning text/ellipsis',
      `house/rules.yaml:${expected}`,
    ]);
  });
});

describe('house/words.yaml', () => {
  const words = [
    'wrong:',
    '  既使: 即使',
    '  检察: 检察院',
    'forbidden: [某某词, 某某]',
    'fullForms:',
    '  省院: 云川省人民检察院',
    '  检协: 云川检协会',
    '',
  ].join('\n');

  it('finds wrong, forbidden and short forms, the right one around a wrong one not', async () => {
    const body =
      '云川省人民检察院（省院）说：既使`既使`，检察院也一样。\n\n某某词，某某。检协与云川检协会。省院。';
    const fields = { title: '省院既使', source: '既使报' };
    expect(await check({ 'articles/a.mdx': articleSource(fields, body), 'house/words.yaml': words })).toEqual(
      [
        'articles/a.mdx:2:11 warning house/wrong',
        'articles/a.mdx:8:15 warning house/wrong',
        'articles/a.mdx:10:1 warning house/forbidden',
        'articles/a.mdx:10:5 warning house/forbidden',
        'articles/a.mdx:10:8 warning house/full-form',
      ],
    );
  });

  it('takes Latin words whole, and minds the case of the right form only', async () => {
    const files = { 'house/words.yaml': 'wrong: {ios: iOS}\n' };
    const body = 'iOS 与 IOS、curiosity、ios15、ios版';
    expect(await check({ ...files, 'articles/a.mdx': articleSource({}, body) })).toEqual([
      'articles/a.mdx:7:7 warning house/wrong',
      'articles/a.mdx:7:27 warning house/wrong',
    ]);
  });

  it('leaves reprints alone', async () => {
    const original = { title: '题', author: '人', url: 'https://a.cn/' };
    const source = articleSource({ source: '报', original }, '既使某某，省院。');
    expect(await check({ 'articles/a.mdx': source, 'house/words.yaml': words })).toEqual([]);
  });

  it.each([
    ['unknown list', 'wrongs: {}\n', '1:1 error unknown-key'],
    ['no text', 'wrong:\n  甲: [乙]\n', '2:6 error type'],
    ['same word', 'wrong:\n  甲: 甲\n', '2:3 error same-word'],
  ])('%s: says where', async (_, yaml, expected) => {
    expect(await check({ 'house/words.yaml': yaml })).toEqual([`house/words.yaml:${expected}`]);
  });
});

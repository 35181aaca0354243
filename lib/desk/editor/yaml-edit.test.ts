import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, Timestamp } from '@/lib/content/front-matter';
import { articleFields } from '@/lib/content/model';
import { applyChanges } from './text-change';
import { editYaml, readPlain } from './yaml-edit';
import { writeText } from './yaml-scalar';
import { Bare, plainOf, type YamlRecord, type YamlValue } from './yaml-value';

const order = Object.keys(articleFields);

function edited(yaml: string, key: string, value: YamlValue | undefined): string {
  const changes = editYaml(yaml, key, value, order);
  if (!changes) throw new Error('not editable');
  return applyChanges(yaml, changes);
}

const file = `# 稿件
title: 标题 # 暂定
source:
section: news
date: 2026-03-02 09:30

# 题图待换
cover:
  src: gate.jpg # 大门
  alt: '门前排队的人'
tags: [开放日, 预约]
corrections:
  # 第一条
  - date: 2026-03-03
    text: 甲
  - date: 2026-03-04
    text: |- # 分行
      乙
      丙
# 完`;

describe('editYaml', () => {
  it('changes one value, and keeps comment and quotes', () => {
    expect(edited(file, 'title', '新标题')).toBe(file.replace('标题 #', '新标题 #'));
    expect(edited(file, 'date', new Bare('2026-03-02'))).toBe(file.replace(' 09:30', ''));
    const cover = { src: 'gate.jpg', alt: "人's" };
    expect(edited(file, 'cover', cover)).toBe(file.replace('门前排队的人', "人''s"));
  });

  it('fills and empties a key in its place', () => {
    expect(edited(file, 'source', '日报')).toBe(file.replace('source:', 'source: 日报'));
    expect(edited(file, 'title', null)).toBe(file.replace('title: 标题 #', 'title: #'));
    expect(edited('source: \n', 'source', '日报')).toBe('source: 日报\n');
    expect(edited('source: # 谁\n', 'source', '日报')).toBe('source: 日报 # 谁\n');
  });

  it('puts a new key where the model has it', () => {
    expect(edited(file, 'kicker', '引题')).toBe(file.replace('# 暂定', '# 暂定\nkicker: 引题'));
    expect(edited('date: 2026-01-01', 'title', '甲')).toBe('title: 甲\ndate: 2026-01-01');
    expect(edited('title: 甲', 'tags', ['乙'])).toBe('title: 甲\ntags: [乙]');
    expect(edited('', 'title', '甲')).toBe('title: 甲');
    expect(edited('# 空\n', 'title', '甲')).toBe('# 空\ntitle: 甲\n');
  });

  it('takes a key away with its lines', () => {
    const without = file.replace("cover:\n  src: gate.jpg # 大门\n  alt: '门前排队的人'\n", '');
    expect(edited(file, 'cover', undefined)).toBe(without);
    expect(edited('title: 甲\ntags: [乙]', 'tags', undefined)).toBe('title: 甲');
  });

  it('changes members of maps and items of lists one by one', () => {
    const added: YamlRecord = { src: 'gate.jpg', alt: '门前排队的人', credit: '李摄' };
    expect(edited(file, 'cover', added)).toBe(file.replace("的人'", "的人'\n  credit: 李摄"));
    expect(edited(file, 'cover', { src: 'gate.jpg' })).toBe(file.replace("  alt: '门前排队的人'\n", ''));
    const first = { date: new Bare('2026-03-03'), text: '甲' };
    const second = { date: new Bare('2026-03-04'), text: '乙\n丙' };
    const third = { date: new Bare('2026-03-05'), text: '丁' };
    expect(edited(file, 'corrections', [first, second, third])).toBe(
      file.replace('      丙\n', '      丙\n  - date: 2026-03-05\n    text: 丁\n'),
    );
    expect(edited(file, 'corrections', [second])).toBe(
      file.replace('  - date: 2026-03-03\n    text: 甲\n', ''),
    );
    expect(edited(file, 'corrections', [first, { ...second, text: '乙\n戊' }])).toBe(
      file.replace('丙', '戊'),
    );
    expect(edited(file, 'tags', ['开放日'])).toBe(file.replace(', 预约', ''));
  });

  it('changes the form of a value when it must', () => {
    expect(edited('source: 日报\n', 'source', { name: '日报', url: 'https://a.cn/' })).toBe(
      'source:\n  name: 日报\n  url: https://a.cn/\n',
    );
    expect(edited('source: {name: 日报, url: "https://a.cn/"}\n', 'source', '日报')).toBe('source: 日报\n');
    expect(edited('kicker: 一 # 引\n', 'kicker', '一\n二')).toBe('kicker: |- # 引\n  一\n  二\n');
    expect(edited('kicker: |-\n  一\n  二\ntitle: 甲\n', 'kicker', '一')).toBe('kicker: 一\ntitle: 甲\n');
  });

  it('leaves alone what it cannot read or keep', () => {
    expect(editYaml('title: [甲', 'title', '乙', order)).toBeUndefined();
    expect(editYaml('{title: 甲}', 'title', '乙', order)).toBeUndefined();
    expect(editYaml('- 甲', 'title', '乙', order)).toBeUndefined();
    expect(editYaml('title: &a 甲\nkicker: *a', 'title', '乙', order)).toBeUndefined();
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[一-十甲-癸“”：，#:\-[\]{}'"|>&*!%@`, \n0-9a-z]{0,14}$/),
  fc.constantFrom(
    'yes',
    'null',
    '2026-01-01',
    '1e3',
    '0x1F',
    '~',
    '.inf',
    '- 甲',
    '甲: 乙',
    '甲 #乙',
    '',
    '...',
    '<<',
    '=',
  ),
);
const filled = text.filter((value) => value !== '');
const bare = fc.constantFrom('2026-03-02', '2026-03-02 09:30', 'true').map((value) => new Bare(value));
const scalar: fc.Arbitrary<YamlValue> = fc.oneof(filled, bare);
const record = fc
  .record({ name: scalar, url: scalar, alt: scalar }, { requiredKeys: ['name'] })
  .map((value): YamlRecord => value);
const value: fc.Arbitrary<YamlValue> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  record,
  fc.array(record, { minLength: 1, maxLength: 3 }),
);
const keys = ['title', 'kicker', 'section', 'date', 'source', 'cover', 'tags', 'corrections'];

/** A map in which every key has a comment in front and maybe one behind, as the editor itself writes values. */
const written = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...keys), value, fc.boolean()), {
    minLength: 1,
    maxLength: 6,
    selector: ([key]) => key,
  })
  .map((pairs) =>
    pairs
      .map(([key, member, flow]) => {
        const line = edited('', key, member);
        const short = flow && !line.includes('\n');
        return `# 关于 ${key}\n${line}${short ? ' # 注' : ''}`;
      })
      .join('\n'),
  );

describe('every edit', () => {
  it('gives the value to the key, and changes no line of another', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom(...keys),
        fc.option(value, { nil: undefined }),
        (yaml, key, next) => {
          const before = readPlain(yaml);
          const result = edited(yaml, key, next);
          const expected = { ...before };
          delete expected[key];
          if (next !== undefined) expected[key] = plainOf(next);
          expect(readPlain(result)).toEqual(expected);
          const others = yaml.split(/^(?=# 关于 )/m).filter((part) => !part.includes(`\n${key}:`));
          for (const part of others) expect(result).toContain(part.trim());
          expect(result.match(/^# 关于 .*$/gm)).toEqual(yaml.match(/^# 关于 .*$/gm));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read by the site as it was meant', () => {
    const meant = (given: YamlValue): unknown => {
      if (given instanceof Bare) return given.text === 'true' ? true : new Timestamp(given.text);
      if (Array.isArray(given)) return given.map(meant);
      if (typeof given === 'object' && given !== null)
        return Object.fromEntries(Object.entries(given).map(([key, member]) => [key, meant(member ?? null)]));
      return given;
    };
    fc.assert(
      fc.property(written, fc.constantFrom(...keys), value, (yaml, key, next) => {
        const read = parseYaml(edited(yaml, key, next));
        expect(read.ok && Object(read.value)[key]).toEqual(meant(next));
      }),
      { numRuns: 500 },
    );
  });

  it('twice is like once, and back again is the text as it was', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...keys), value, (yaml, key, next) => {
        const once = edited(yaml, key, next);
        expect(edited(once, key, next)).toBe(once);
      }),
    );
    for (const key of ['kicker', 'summary']) {
      const there = edited(file, key, '甲');
      expect(edited(there, key, undefined)).toBe(file);
    }
  });
});

describe('writeText', () => {
  it('quotes only what needs it', () => {
    for (const plain of ['标题', '3 月起，每周六', 'gate.jpg', 'https://a.cn/', '“甲”：乙', 'A and B'])
      expect(writeText(plain)).toBe(plain);
    for (const quoted of ['2026', '2026-01-01', 'no', '甲: 乙', '甲 # 乙', '#甲', ' 甲', '', 'a, b', '- 甲'])
      expect(writeText(quoted)).toBe(JSON.stringify(quoted));
  });
});

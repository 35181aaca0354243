import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timestamp } from '@/lib/content/front-matter';
import { editFrontMatter, type FrontMatterEdit, fieldsOf, quoted } from './front-matter-edit';

const set = (key: string, value: string, after?: string): FrontMatterEdit => ({ set: key, value, after });
const file = (yaml: string, body = '\n正文。\n'): string => `---\n${yaml}---\n${body}`;

/** What the edit makes of front matter. */
function edited(yaml: string, ...edits: FrontMatterEdit[]): string | undefined {
  const text = editFrontMatter(file(yaml), edits);
  return text?.slice(4, text.indexOf('\n---\n', 3) + 1);
}

describe('setting a field', () => {
  it.each([
    ['status: draft\n', 'status: published\n'],
    ['status: draft # 未审\ntitle: 甲\n', 'status: published # 未审\ntitle: 甲\n'],
    ['status:   "draft"\n', 'status:   published\n'],
    ["'status': draft\n", "'status': published\n"],
    ['status:\n', 'status: published\n'],
    ['status: \ntitle: 甲\n', 'status: published\ntitle: 甲\n'],
    ['status: # 待定\ntitle: 甲\n', 'status: published # 待定\ntitle: 甲\n'],
    ['status:\n  # 为什么\n  draft\ntitle: 甲\n', 'status:\n  # 为什么\n  published\ntitle: 甲\n'],
    ['status: |\n  draft\ntitle: 甲\n', 'status: published\ntitle: 甲\n'],
    ['status: !!str draft\n', 'status: !!str published\n'],
    ['{title: 甲, status: draft}\n', '{title: 甲, status: published}\n'],
    ['a: &x draft\nstatus: *x\n', 'a: &x draft\nstatus: published\n'],
    ['status: &x draft # 一\na: *x # 二\nb: *x\n', 'status:    published # 一\na: &x draft # 二\nb: *x\n'],
  ])('in %j', (yaml, wanted) => {
    expect(edited(yaml, set('status', 'published'))).toBe(wanted);
  });

  it('puts a new one behind another, or at the end', () => {
    const yaml = 'title: 甲\ndate: 2026-01-01 # 日期\n\n# 来源\nsource: 乙\n';
    expect(edited(yaml, set('status', 'draft', 'date'))).toBe(
      'title: 甲\ndate: 2026-01-01 # 日期\nstatus: draft\n\n# 来源\nsource: 乙\n',
    );
    expect(edited(yaml, set('status', 'draft', 'nowhere'))).toBe(`${yaml}status: draft\n`);
    expect(edited('kicker: |\n  甲\n\n  乙\ndate: 2026-01-01\n', set('status', 'draft', 'kicker'))).toBe(
      'kicker: |\n  甲\n\n  乙\nstatus: draft\ndate: 2026-01-01\n',
    );
    expect(edited('{title: 甲}\n', set('status', 'draft'))).toBe('{title: 甲, status: draft}\n');
    expect(editFrontMatter('---\n---\n正文', [set('status', 'draft')])).toBe('---\nstatus: draft\n---\n正文');
  });

  it('writes maps', () => {
    const value = [
      ['date', '2026-01-02 09:00'],
      ['reason', quoted('“引号”与：冒号\n两行')],
    ] as const;
    expect(edited('title: 甲\n', { set: 'withdrawn', value })).toBe(
      'title: 甲\nwithdrawn:\n  date: 2026-01-02 09:00\n  reason: "“引号”与：冒号\\n两行"\n',
    );
    expect(edited('withdrawn: {reason: 乙} # 旧\ntitle: 甲\n', { set: 'withdrawn', value })).toBe(
      'withdrawn:\n  date: 2026-01-02 09:00\n  reason: "“引号”与：冒号\\n两行"\ntitle: 甲\n',
    );
  });

  it('keeps line ends and the byte order mark', () => {
    const text = '\uFEFF---\r\ntitle: 甲\r\nstatus: draft\r\n---\r\n\r\n正文\n两种行尾\r\n';
    expect(editFrontMatter(text, [set('status', 'published'), set('updated', '2026-01-01', 'title')])).toBe(
      '\uFEFF---\r\ntitle: 甲\r\nupdated: 2026-01-01\r\nstatus: published\r\n---\r\n\r\n正文\n两种行尾\r\n',
    );
  });

  it('changes no byte where the field says it already', () => {
    const yaml = "status:  'draft'   # 草稿\n";
    expect(edited(yaml, set('status', 'draft'))).toBe(yaml);
  });
});

describe('appending to a list', () => {
  const append: FrontMatterEdit = {
    append: 'corrections',
    members: [
      ['date', '2026-01-02 09:00'],
      ['text', quoted('改正。')],
    ],
  };
  it.each([
    ['title: 甲\n', 'title: 甲\ncorrections:\n  - date: 2026-01-02 09:00\n    text: "改正。"\n'],
    [
      'corrections:\n- {date: 2026-01-01, text: 旧} # 一\n# 尾\ntitle: 甲\n',
      'corrections:\n- {date: 2026-01-01, text: 旧} # 一\n- date: 2026-01-02 09:00\n  text: "改正。"\n# 尾\ntitle: 甲\n',
    ],
    [
      'corrections:\n    - date: 2026-01-01\n      text: |\n        旧\n\ntitle: 甲\n',
      'corrections:\n    - date: 2026-01-01\n      text: |\n        旧\n    - date: 2026-01-02 09:00\n      text: "改正。"\n\ntitle: 甲\n',
    ],
    ['corrections: []\n', 'corrections: [{date: 2026-01-02 09:00, text: "改正。"}]\n'],
    [
      'corrections: [{date: 2026-01-01, text: 旧}] # 尾\n',
      'corrections: [{date: 2026-01-01, text: 旧}, {date: 2026-01-02 09:00, text: "改正。"}] # 尾\n',
    ],
    [
      'corrections: # 无\ntitle: 甲\n',
      'corrections: # 无\n  - date: 2026-01-02 09:00\n    text: "改正。"\ntitle: 甲\n',
    ],
  ])('in %j', (yaml, wanted) => {
    expect(edited(yaml, append)).toBe(wanted);
  });
});

describe('removing a field', () => {
  it('takes its lines and leaves the comments around it', () => {
    const yaml = 'title: 甲\n# 前\nwithdrawn:\n  date: 2026-01-01\n  reason: 乙\n# 后\ntags: [a]\n';
    expect(edited(yaml, { remove: 'withdrawn' })).toBe('title: 甲\n# 前\n# 后\ntags: [a]\n');
    expect(edited(yaml, { remove: 'expires' })).toBe(yaml);
  });
});

describe('what cannot be changed in one place', () => {
  it.each<[string, FrontMatterEdit]>([
    ['title: 甲\ntitle: 乙\n', set('status', 'draft')],
    ['title: "甲\n', set('status', 'draft')],
    ['- a\n', set('status', 'draft')],
    ['status: {a: b}\ntags: &t [a]\nrelated: *t\n', { remove: 'tags' }],
    ['title: 甲\n...\n', set('status', 'draft')],
    [
      'corrections: &c\n  - {date: 2026-01-01, text: 旧}\nother: *c\n',
      { append: 'corrections', members: [['text', '新']] },
    ],
  ])('%j stays as it is', (yaml, edit) => {
    expect(editFrontMatter(file(yaml), [edit])).toBeUndefined();
  });

  it('is a file without front matter', () => {
    expect(editFrontMatter('正文\n', [set('status', 'draft')])).toBeUndefined();
  });
});

/** Entries as people write them: each is the lines of one key, with the comment and blank lines above it. */
const word = fc.stringMatching(/^[一-龥a-z]{1,6}$/).filter((text) => !/^(?:null|true|false|y|n)$/.test(text));
const value = fc.oneof(
  word,
  word.map((text) => `"${text}：“引号”"`),
  word.map((text) => `'${text}''s'`),
  word.map((text) => `${text} # 注释`),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `[${words.join(', ')}]`),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => `\n${words.map((text) => `  - ${text}`).join('\n')}`),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => `|\n${words.map((text) => `  ${text}`).join('\n\n')}`),
  fc.tuple(word, word).map(([a, b]) => `>-\n  ${a}\n  ${b}`),
  fc.tuple(word, word).map(([a, b]) => `${a}\n  ${b}`),
  fc.tuple(word, word).map(([a, b]) => `\n  # 里面\n  ${a}: ${b}`),
  fc.constantFrom(
    '',
    '# 空',
    '2026-03-05',
    '2026-03-05 16:20',
    '"2026-03-05"',
    '{name: 甲, url: "https://a.cn"}',
  ),
  fc.constant('&它 锚'),
);
const above = fc.constantFrom('', '', '\n', '# 说明\n', '\n# 一\n# 二\n');
const names = [
  'title',
  'section',
  'date',
  'status',
  'source',
  'tags',
  'kicker',
  'corrections',
  'withdrawn',
  'updated',
];
const frontMatter = fc
  .tuple(
    fc.shuffledSubarray(names, { minLength: 1 }),
    fc.array(fc.tuple(above, value), { minLength: 10, maxLength: 10 }),
  )
  .map(([keys, values]) =>
    keys.map((key, at) => {
      const [before, written] = values[at] ?? ['', ''];
      const gap = written.startsWith('\n') || written === '' ? '' : ' ';
      return { key, text: `${before}${key}:${gap}${written}\n` };
    }),
  );
const edit = fc.oneof(
  fc.tuple(fc.constantFrom('status', 'title'), word).map(([key, text]) => set(key, text, 'date')),
  fc.constantFrom('date', 'updated').map((key) => set(key, '2026-04-01 10:00', 'section')),
  word.map(
    (text): FrontMatterEdit => ({
      append: 'corrections',
      members: [
        ['date', '2026-04-01'],
        ['text', quoted(text)],
      ],
    }),
  ),
  word.map(
    (text): FrontMatterEdit => ({
      set: 'withdrawn',
      value: [
        ['date', '2026-04-01'],
        ['reason', quoted(text)],
      ],
    }),
  ),
  fc.constant<FrontMatterEdit>({ remove: 'withdrawn' }),
);
const targetOf = (change: FrontMatterEdit): string =>
  'set' in change ? change.set : 'remove' in change ? change.remove : change.append;

describe('any edit of any front matter', () => {
  it('keeps every other entry, comment and the body byte for byte', () => {
    let done = 0;
    fc.assert(
      fc.property(frontMatter, edit, fc.boolean(), fc.boolean(), (entries, change, windows, mark) => {
        const form = (text: string): string =>
          (mark ? '\uFEFF' : '') + (windows ? text.replaceAll('\n', '\r\n') : text);
        const before = form(file(entries.map(({ text }) => text).join('')));
        const after = editFrontMatter(before, [change]);
        if (after === undefined) return;
        done += 1;
        const target = targetOf(change);
        for (const { key, text } of entries) {
          if (key !== target) expect(after).toContain(form(text).replace('\uFEFF', ''));
        }
        const own = entries.find(({ key }) => key === target)?.text ?? '';
        const comments = own.slice(0, own.indexOf(`${target}:`));
        expect(after).toContain(form(comments).replace('\uFEFF', ''));
        expect(after.endsWith(form('---\n\n正文。\n').replace('\uFEFF', ''))).toBe(true);
        expect(after.startsWith('\uFEFF')).toBe(mark);
        expect(after.replaceAll('\r\n', '').includes('\r')).toBe(false);
        if (windows) expect(after.replaceAll('\r\n', '').includes('\n')).toBe(false);
        const { [target]: _, ...others } = fieldsOf(before) ?? {};
        const { [target]: now, ...same } = fieldsOf(after) ?? {};
        expect(same).toEqual(others);
        if (change && 'set' in change && change.set === 'updated')
          expect(now).toEqual(new Timestamp('2026-04-01 10:00'));
      }),
      { numRuns: 600 },
    );
    // Nearly every form that people write can be changed.
    expect(done).toBeGreaterThan(540);
  });
});

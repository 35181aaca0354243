import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '@/lib/content/front-matter';
import { articleFields } from '@/lib/content/model';
import { controlsOf, fits, spread, toYaml } from './form-controls';
import { editFrontMatter, readFrontMatter } from './front-matter-text';
import { applyChanges } from './text-change';
import { findYaml } from './yaml-range';
import type { PlainValue } from './yaml-value';

const order = Object.keys(articleFields);
const controls = new Map(controlsOf(articleFields).map(({ name, control }) => [name, control]));

function fill(text: string, name: string, value: PlainValue | undefined): string {
  const control = controls.get(name);
  if (!control) throw new Error(name);
  const changes = editFrontMatter(text, name, toYaml(control, value), order);
  if (!changes) throw new Error('not editable');
  return applyChanges(text, changes);
}

function shown(text: string, name: string): PlainValue | undefined {
  const control = controls.get(name);
  const read = readFrontMatter(text);
  if (!control || read.state !== 'read') throw new Error(read.state);
  expect(fits(control, read.values[name])).toBe(true);
  return spread(control, read.values[name]);
}

describe('findYaml', () => {
  it('finds what the site takes for front matter', () => {
    const line = fc.constantFrom('---', '--- ', '---x', 'a: b', '', ' ---', '...', '----');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (lines, closed) => {
        const text = lines.join('\n') + (closed ? '\n' : '');
        const range = findYaml(text);
        expect(range && text.slice(range.from, range.to)).toBe(splitFrontMatter(text).yaml);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the form', () => {
  it('says where front matter cannot be read', () => {
    expect(readFrontMatter('---\ntitle: 甲\ntags: [乙\n---\n')).toEqual({
      state: 'broken',
      code: 'BAD_INDENT',
      line: 3,
      column: expect.any(Number),
    });
    expect(readFrontMatter('---\n- 甲\n---\n')).toMatchObject({
      state: 'broken',
      code: 'structure',
      line: 2,
    });
    expect(readFrontMatter('正文')).toEqual({ state: 'missing' });
  });

  it('makes front matter where there is none', () => {
    expect(fill('正文\n', 'title', '甲')).toBe('---\ntitle: 甲\n---\n\n正文\n');
    expect(fill('---\n---\n正文\n', 'title', '甲')).toBe('---\ntitle: 甲\n---\n正文\n');
    expect(fill('---\n\n---\n正文\n', 'title', '甲')).toMatch(/^---\n\n?title: 甲\n---\n正文\n$/);
  });

  it('writes values in their shortest form', () => {
    const text = '---\ntitle: 甲\n---\n文\n';
    const written = (name: string, value: PlainValue): string | undefined =>
      fill(text, name, value).slice('---\ntitle: 甲\n'.length, -'---\n文\n'.length);
    expect(written('source', { name: '日报' })).toBe('source: 日报\n');
    expect(written('source', { name: '日报', url: 'https://a.cn' })).toBe(
      'source:\n  name: 日报\n  url: https://a.cn\n',
    );
    expect(written('author', ['张'])).toBe('author: 张\n');
    expect(written('author', ['张', '', '李'])).toBe('author: [张, 李]\n');
    expect(written('tags', ['一'])).toBe('tags: [一]\n');
    expect(written('pinned', 'true')).toBe('pinned: true\n');
    expect(written('date', '2026-01-02 03:04')).toBe('date: 2026-01-02 03:04\n');
    expect(written('kicker', '2026')).toBe('kicker: "2026"\n');
    expect(written('cover', { src: '', alt: '' })).toBe('');
    expect(written('corrections', [{ date: '2026-01-02', text: '改。' }, {}])).toBe(
      'corrections:\n  - date: 2026-01-02\n    text: 改。\n',
    );
    expect(fill('---\ntags: [一]\n---\n', 'tags', [])).toBe('---\n\n---\n');
    expect(fill('---\nsummary: 一\n---\n', 'summary', '')).toBe('---\nsummary:\n---\n');
  });

  const member = fc.stringMatching(/^[甲-癸a-z0-9：“”# ]{1,10}$/).filter((text) => text.trim() !== '');
  const values: Record<string, fc.Arbitrary<PlainValue>> = {
    title: member,
    source: fc.record({ name: member, url: member }, { requiredKeys: ['name'] }),
    author: fc.array(member, { minLength: 1, maxLength: 3 }),
    cover: fc.record({ src: member, alt: member, credit: member }, { requiredKeys: ['src'] }),
    tags: fc.array(member, { minLength: 1, maxLength: 4 }),
    corrections: fc.array(fc.record({ date: member.map((text) => text.trim()), text: member }), {
      minLength: 1,
      maxLength: 3,
    }),
  };
  const filling = fc
    .constantFrom(...Object.keys(values))
    .chain((name) => fc.tuple(fc.constant(name), values[name] ?? member));

  it('shows again what was filled in, after any number of changes, and leaves the body alone', () => {
    fc.assert(
      fc.property(fc.array(filling, { maxLength: 6 }), (fillings) => {
        const body = '\n正文 --- 。\n---\n';
        let text = `---\n# 头\nsection: news\n---\n${body}`;
        const last = new Map<string, PlainValue>();
        for (const [name, value] of fillings) {
          // A time is written as it stands: only what is one comes back.
          if (name === 'corrections' && /[:#]/.test(JSON.stringify(value).replace(/"[^"]*":/g, ''))) continue;
          text = fill(text, name, value);
          last.set(name, value);
        }
        for (const [name, value] of last) expect(shown(text, name)).toEqual(value);
        expect(text.endsWith(`---\n${body}`)).toBe(true);
        expect(text).toContain('# 头\n');
        expect(shown(text, 'section')).toBe('news');
      }),
    );
  });
});

describe('every field of the model', () => {
  it('has a control that can be filled', () => {
    expect([...controls.keys()]).toEqual(order);
    expect(controls.get('cover')).toMatchObject({ kind: 'group', short: 'src' });
    expect(controls.get('source')).toMatchObject({ kind: 'group', short: 'name' });
    expect(controls.get('author')).toMatchObject({ kind: 'list', single: true });
    expect(controls.get('summary')).toMatchObject({ kind: 'text', lines: true });
  });

  it('refuses to show what it cannot', () => {
    const control = (name: string) => controls.get(name) ?? { kind: 'flag' as const, required: false };
    expect(fits(control('title'), ['甲'])).toBe(false);
    expect(fits(control('tags'), '甲')).toBe(false);
    expect(fits(control('tags'), [{ a: '甲' }])).toBe(false);
    expect(fits(control('cover'), { src: 'a', other: 'b' })).toBe(false);
    expect(fits(control('cover'), ['a'])).toBe(false);
  });
});

import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cases } from '@/lib/content/agreement-cases';
import { parseYaml, splitFrontMatter } from '@/lib/content/front-matter';
import type { Field, Fields } from '@/lib/content/model';
import { parseRedirects, parseSections } from '@/lib/content/settings';
import { fileKind } from '@/lib/content/tree';
import { type Finding, validateFields } from '@/lib/content/validate';
import { messages } from '@/lib/site/messages';
import { describedTypes, schemas } from './schema-files';

const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false });
const validators = new Map([...schemas()].map(([name, schema]) => [name, ajv.compile(schema)]));

function validatorOf(name: string): ValidateFunction {
  const found = validators.get(name);
  if (!found) throw new Error(`no schema ${name}`);
  return found;
}

/** What an editor of YAML sees: the core schema of YAML 1.2, in which a date is a text. */
function accepts(name: string, yaml: string): boolean {
  const value: unknown = parse(yaml) ?? {};
  return validatorOf(name)(value) === true;
}

/** What no pattern can tell: days that do not exist, dates without quotes in texts, hosts, zones and languages. */
function isBeyondPatterns({ message }: Finding): boolean {
  const { quote, date, language, timezone, webAddress, hub, hostName } = messages.check;
  const beyond: readonly string[] = [quote, date, language, timezone, webAddress, hub, hostName];
  return beyond.includes(message);
}

/** Undefined when it is no YAML: then there is nothing to compare. */
function findingsOf(yaml: string, fields: Fields): Finding[] | undefined {
  const parsed = parseYaml(yaml);
  return parsed.ok ? validateFields(parsed.value, fields, 'Asia/Shanghai') : undefined;
}

function expectAgreement(name: string, yaml: string): void {
  const findings = findingsOf(yaml, describedTypes[name]?.fields ?? {});
  if (!findings) return;
  const accepted = accepts(name, yaml);
  const rules = findings.map(({ rule, path }) => `${path.join('.')} ${rule}`).join();
  if (findings.length === 0)
    expect(accepted, `${yaml}\n${JSON.stringify(validatorOf(name).errors)}`).toBe(true);
  else if (!findings.every(isBeyondPatterns)) expect(accepted, `${yaml}\n${rules}`).toBe(false);
}

describe('schemas of articles, topics and pages', () => {
  const files = cases.flatMap(({ file, content }) => {
    const yaml = typeof content === 'string' ? splitFrontMatter(content).yaml : undefined;
    const kind = fileKind(file);
    return yaml !== undefined && (kind === 'article' || kind === 'topic' || kind === 'page')
      ? [{ file, kind, yaml }]
      : [];
  });

  it.each(files)('agree with the check on $file', ({ kind, yaml }) => {
    expectAgreement(kind, yaml);
  });

  it('had something to disagree on', () => {
    const refused = files.filter(
      ({ kind, yaml }) => findingsOf(yaml, describedTypes[kind]?.fields ?? {})?.length,
    );
    expect(refused.length).toBeGreaterThan(60);
    expect(files.length - refused.length).toBeGreaterThan(40);
  });

  it('say more than nothing where they say less than the check', () => {
    const base = 'title: 甲\nsection: news\ndate: 2026-01-31\n';
    for (const line of [
      'date: 2026-02-30',
      'kicker: 2026-01-31',
      'lang: x',
      'original: {title: 甲, url: "http://a b"}',
    ])
      expect(
        accepts('article', base.replace(/date: .*\n/, line.startsWith('date') ? '' : '$&') + line),
        line,
      ).toBe(true);
    for (const line of [
      'date: 2026-13-01',
      'date: 昨天',
      'lang: 中文',
      'original: {title: 甲, url: example.org}',
    ])
      expect(
        accepts('article', base.replace(/date: .*\n/, line.startsWith('date') ? '' : '$&') + line),
        line,
      ).toBe(false);
  });
});

/** Values for a field, most of them fitting; texts from pieces that formats turn on. */
function valuesOf(field: Field): fc.Arbitrary<unknown> {
  const pieces = fc.constantFrom(
    'a',
    'news',
    '甲',
    '-',
    '/',
    '..',
    '/media/',
    'http://',
    'https://a.cn',
    '.',
    ' ',
    '\n',
    ':',
    '?',
    '#',
    '\\',
    'A',
    '_',
    '\u202E',
    '\u0000',
    '😀',
    'bm00000001',
    '1234567890',
    'zh-Hans',
  );
  const text = fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join(''));
  const long = fc.integer({ min: 0, max: 2 }).map((more) => '甲'.repeat((field.max ?? 0) + more));
  const other = fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    1.5,
    -1,
    true,
    [],
    {},
    '2026-01-31',
    '2026-01-31 09:30',
    '2026-01-31T09:30:00.5+08:00',
    '2026-1-1',
    [null],
    ['甲'],
    { name: '甲' },
  );
  const fitting = (): fc.Arbitrary<unknown> => {
    switch (field.type) {
      case 'nested':
        return recordsOf(field.fields);
      case 'list':
        return fc.array(valuesOf(field.of), { maxLength: 3 });
      case 'map':
        return fc.dictionary(fc.constantFrom('a', 'text/dash', '甲'), valuesOf(field.of), { maxKeys: 2 });
      case 'union':
        return fc.oneof(...field.of.map(valuesOf));
      case 'enum':
        return fc.constantFrom(...field.options, 'other');
      case 'boolean':
        return fc.boolean();
      case 'number':
        return fc.integer({ min: -1, max: 60 });
      case 'date':
        return fc.constantFrom(
          '2026-01-31',
          '2026-01-31 09:30',
          '2026-01-31T09:30:15Z',
          '2026-01-31 24:00',
          '2026-00-31',
          ' 2026-01-31 ',
        );
      default:
        return fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: long });
    }
  };
  return fc.oneof({ weight: 6, arbitrary: fitting() }, { weight: 1, arbitrary: other });
}

function recordsOf(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const known = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valuesOf(field)]));
  const requiredKeys = Object.entries(fields).flatMap(([name, { required }]) => (required ? [name] : []));
  const members = fc.record(known, { requiredKeys });
  const strangers = fc.dictionary(fc.constantFrom('other', 'titel'), fc.constant('甲'), { maxKeys: 1 });
  return fc
    .tuple(members, fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: strangers }))
    .map(([own, more]) => ({ ...own, ...more }));
}

/** Values of the keys that have to be there. */
const sound: Record<string, string> = {
  title: '甲',
  section: 'news',
  date: '2026-01-31',
  name: '甲',
  language: 'zh-Hans',
  timezone: 'Asia/Shanghai',
};

describe.each(Object.entries(describedTypes))('the schema of %s', (name, { fields, descriptions }) => {
  // What the names of rules are is told by the house rules, not by their fields.
  const compared = name === 'sections' || name === 'house-rules' ? [] : [name];

  it.each(compared)('agrees with the check on whatever stands in a key of %s', () => {
    const base = Object.fromEntries(
      Object.entries(fields).flatMap(([key, { required }]) => (required ? [[key, sound[key]]] : [])),
    );
    let [taken, refused] = [0, 0];
    for (const key of Object.keys(fields)) {
      fc.assert(
        fc.property(recordsOf({ [key]: fields[key] ?? { type: 'string' } }), (members) => {
          const yaml = JSON.stringify({ ...base, ...members });
          expectAgreement(name, yaml);
          if (accepts(name, yaml)) taken += 1;
          else refused += 1;
        }),
      );
    }
    expect(taken).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });

  it('describes every key, and nothing else', () => {
    expect(Object.keys(descriptions).sort()).toEqual([...pathsOf(fields)].sort());
  });
});

/** Paths of all keys; members of lists and forms of unions stand below the key itself. */
function pathsOf(fields: Fields, above = ''): Set<string> {
  const found = new Set<string>();
  for (const [name, field] of Object.entries(fields)) {
    const path = above === '' ? name : `${above}.${name}`;
    found.add(path);
    for (const inner of nestedIn(field)) for (const below of pathsOf(inner, path)) found.add(below);
  }
  return found;
}

function nestedIn(field: Field): Fields[] {
  if (field.type === 'nested') return [field.fields];
  if (field.type === 'list' || field.type === 'map') return nestedIn(field.of);
  return field.type === 'union' ? field.of.flatMap(nestedIn) : [];
}

describe('schemas of other files', () => {
  const bytes = (yaml: string): Buffer => Buffer.from(yaml);

  it.each([
    ['- {id: news, name: 新闻}', true],
    [
      '- id: news\n  name: 新闻\n  parent: a\n  listStyle: pictures\n  keywords: [甲]\n- {id: a, name: 乙}',
      true,
    ],
    ['- {id: News, name: 新闻}', false],
    ['- {id: news}', false],
    ['- {id: news, name: 新闻, list: a}', false],
    ['id: news', false],
    ['- news', false],
  ])('sections.yaml: %s', (yaml, valid) => {
    expect(parseSections('sections.yaml', bytes(yaml), new Set()).problems.length === 0).toBe(valid);
    expect(accepts('sections', yaml)).toBe(valid);
  });

  it.each([
    ['/a: /b', true],
    ['/a: 410\n/b: "410"\n/c: https://a.cn/x?y#z', true],
    ['a: /b', false],
    ['/a: b', false],
    ['/a: 411', false],
    ['//a: /b', false],
    ['/a?b: /c', false],
    ['- /a', false],
  ])('redirects.yaml: %s', (yaml, valid) => {
    expect(parseRedirects('redirects.yaml', bytes(yaml)).problems.length === 0).toBe(valid);
    expect(accepts('redirects', yaml)).toBe(valid);
  });

  it.each([
    ['severity: {text/dash: off, house/wrong: error}', true],
    ['suppress: [{file: articles/a.mdx, rule: duplicate-title, reason: 理由}]', true],
    ['severity: {text/dahs: off}', false],
    ['severity: {text/dash: maybe}', false],
    ['suppress: [{file: articles/a.mdx, rule: unknown-key, reason: 理由}]', false],
    ['suppress: [{file: articles/a.mdx, rule: text/dash}]', false],
  ])('house/rules.yaml: %s', (yaml, valid) => {
    expect(accepts('house-rules', yaml)).toBe(valid);
  });

  it('zh-hant.yaml', () => {
    expect(accepts('zh-hant', '范云: 范雲')).toBe(true);
    expect(accepts('zh-hant', '范云: [范雲]')).toBe(false);
  });
});

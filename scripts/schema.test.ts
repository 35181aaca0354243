import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { articleFields } from '@/lib/content/model';
import { parseDocumentFile } from '@/lib/content/parse';
import { componentNames } from '@/lib/mdx/components';
import { componentTexts } from '@/lib/schema/component-texts';
import { describedTypes } from '@/lib/schema/schema-files';
import { snippets } from '@/lib/schema/snippets';
import { schemaFiles, schemaFolder, snippetsFile, snippetsText } from './schema/files';

const committed = path.join('content', schemaFolder);

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('npm run schema', () => {
  it('has been run since the model changed', () => {
    const files = schemaFiles();
    expect(readdirSync(committed).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files)
      expect(readFileSync(path.join(committed, name), 'utf8'), name).toBe(text);
    expect(readFileSync(snippetsFile, 'utf8')).toBe(snippetsText());
  });

  it('is found by editors: by settings of the project, and by a line in each file', () => {
    const settings = readJson('.vscode/settings.json');
    const found: unknown =
      typeof settings === 'object' && settings ? Reflect.get(settings, 'yaml.schemas') : {};
    const expected = [...schemaFiles().keys()].filter((name) => !/^(?:article|topic|page)\./.test(name));
    const files = Object.fromEntries(
      Object.entries(Object(found)).map(([schema, file]) => [path.basename(schema), file]),
    );
    expect(Object.keys(files).sort()).toEqual(expected.sort());
    for (const name of ['site', 'sections', 'front'])
      expect(files[`${name}.json`]).toBe(`content/${describedTypes[name]?.files}`);
    for (const name of ['site', 'sections', 'front', 'redirects'])
      expect(readFileSync(`content/${name}.yaml`, 'utf8').split('\n')[0]).toBe(
        `# yaml-language-server: $schema=${schemaFolder}/${name}.json`,
      );
  });
});

describe('snippets', () => {
  /** What stands there when nothing is typed: texts and first choices, texts for what is empty. */
  const filled = (body: readonly string[]): string =>
    body
      .join('\n')
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:[^}]*\}/g, '2026-05-06 09:30')
      .replace(/\$\d/g, 'a');

  it.each(Object.keys(articleFields))('%s gives a key of its form', (name) => {
    const { body = [] } = snippets()[name] ?? {};
    const value: unknown = parse(filled(body));
    expect(Object.keys(Object(value))).toEqual([name]);
  });

  it.each(componentNames)('<%s> is written as the check wants it', (name) => {
    const { body = [], description } = snippets()[`<${name}>`] ?? {};
    expect(description).toBe(componentTexts[name]);
    expect(description).toMatch(/\S/);
    const source = `---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n\n${filled(body)}\n`;
    const { problems } = parseDocumentFile('article', 'articles/a.mdx', Buffer.from(source), 'UTC', true);
    // What may only stand in another, or only hold others, or data, is not complete by itself.
    const open = new Set(['mdx/parent', 'mdx/children', 'mdx/csv', 'mdx/missing-attribute']);
    expect(problems.filter(({ rule }) => !open.has(rule))).toEqual([]);
  });
});

describe('.vscode/tasks.json', () => {
  it('reads what the check prints', () => {
    const text = readFileSync('.vscode/tasks.json', 'utf8');
    const pattern: unknown =
      /"regexp": (".*")/.exec(text)?.[1] && JSON.parse(/"regexp": (".*")/.exec(text)?.[1] ?? '""');
    const line =
      'content/articles/2026/a.mdx:3:1  error  不认识的字段“sectoin”，是不是“section”？  unknown-key';
    expect(new RegExp(String(pattern)).exec(line)?.slice(1)).toEqual([
      'content/articles/2026/a.mdx',
      '3',
      '1',
      'error',
      '不认识的字段“sectoin”，是不是“section”？',
      'unknown-key',
    ]);
  });
});

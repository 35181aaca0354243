import { texts } from './naughty';
import type { Random } from './random';

/** Calls this name when anything of a file is executed; a run counts the calls. */
export const canary = 'chaosCanary';

const code = [
  `{globalThis.${canary}()}`,
  `{(() => globalThis.${canary}())()}`,
  `{[]["con"+"structor"]["con"+"structor"]("globalThis.${canary}()")()}`,
  `{import("data:text/javascript,globalThis.${canary}()")}`,
  `export const a = globalThis.${canary}()`,
  'import fs from "node:fs"',
  `<Figure src={globalThis.${canary}()} alt="x" />`,
  `<Lead {...globalThis.${canary}()}>x</Lead>`,
  `<script>${canary}()</script>`,
  `<img src=x onError="${canary}()" />`,
  `<Figure src="x.png" alt="x" onLoad="${canary}()" />`,
  `[a](javascript:${canary}())`,
  `[a](java&#115;cript:${canary}())`,
  `[a]( \u0001javascript:${canary}())`,
  `[a](data:text/html,<script>${canary}()</script>)`,
  `![a](vbscript:${canary}())`,
  `<a href="javascript:${canary}()">x</a>`,
  `<Attachment src="javascript:${canary}()" title="x" />`,
  `<Video src="data:text/html,${canary}()" />`,
  `<svg onload="${canary}()"><text>x</text></svg>`,
  `<Constructor />`,
  `<constructor.constructor />`,
  '<></>',
  '<!-- x -->',
  '{/* x */}',
  '<Ruby rt="x">',
  '</Ruby>',
  '<Lead>\n\n<Lead>\n\n<Callout type="note">',
];

const markdown = [
  '> '.repeat(25),
  '- '.repeat(30),
  '**',
  '***',
  '~~',
  '`',
  '```',
  '```csv\na,b\n1\n```',
  '[^1]',
  '[^1]: x',
  '[x]: /y',
  '| a | b |\n|---|---|\n| c |',
  '# x',
  '===',
  '---',
  '\\',
  '&#0;',
  '&NotEqualTilde;',
  '![](',
  '[](',
  '<https://x>',
  'http://例子.测试/（路径）',
  'a@b.c',
  '\t\t\t\tx',
  '\r',
  '\u2028',
  '<DataTable src="../../etc/passwd" />',
  '<Chart type="pie" src="/media/x.csv" />',
  '<Event date="x">y</Event>',
  '<Related slug="../x" />',
];

const yaml = [
  'a: &a [*a]',
  'x: *missing',
  '<<: *x',
  '? [a]: b\n: c',
  'title: !!js/function "x"',
  'title: !!binary aGk=',
  'title: |\n  x\n y',
  'tags: {a: b}',
  'tags: [[[]]]',
  'date: 0000-00-00',
  'date: 2024-02-30 25:61',
  'status: [draft]',
  'pinned: yes',
  'section: __proto__',
  '__proto__: {status: published}',
  'related: [..]',
  'cover: {src: javascript:x}',
  'corrections: [{}]',
  'withdrawn: {}',
  'title: "\\u0000\\uD800"',
  'title: 2024',
  '"unclosed: x',
  '\tx: y',
  '%YAML 9.9',
  '--- x',
  '...',
];

/** Cuts text where the grammar does: lines, tags, attributes, words, marks. */
const pieces = /\n+|<\/?[A-Za-z][^>\n]*>|[A-Za-z]+="[^"\n]*"|[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu;

/** A file of the tree, changed in a few places as its grammar divides it. Bytes, for some of them are no UTF-8. */
export function mutate(source: string, others: readonly string[], random: Random): Buffer {
  const parts = source.match(pieces) ?? [];
  const end = parts.findIndex((part, index) => index > 2 && part === '-' && parts[index - 1]?.includes('\n'));
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    const at = random.below(parts.length + 1);
    const inFront = source.startsWith('---') && at < end;
    const kind = random.below(9);
    if (kind <= 2) parts.splice(at, 0, `\n${random.pick(inFront ? yaml : code)}\n`);
    else if (kind === 3) parts.splice(at, 0, random.pick(inFront ? yaml : markdown));
    else if (kind === 4) parts.splice(at, 1 + random.below(6));
    else if (kind === 5) parts.splice(at, 0, ...parts.slice(at, at + random.below(40)));
    else if (kind === 6) parts.splice(at, 0, random.pick(texts));
    else if (kind === 7) parts.splice(at, 0, (random.pick(others).match(pieces) ?? []).slice(0, 60).join(''));
    else parts.splice(at, 1, (parts[at] ?? 'x').repeat(2 + random.below(random.chance(0.05) ? 3000 : 6)));
  }
  const bytes = Buffer.from(parts.join(''));
  if (random.chance(0.03)) bytes[random.below(bytes.length)] = 0x80 + random.below(0x80);
  return random.chance(0.03) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

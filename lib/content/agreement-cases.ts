/**
 * One table of good and bad files: our reader, contentlayer's command line and the JSON Schemas are held against it.
 */

/**
 * `found` lists errors as `line:column rule`; empty for a good file; absent where YAML leaves room and only
 * the agreement of both readers counts.
 */
export interface Case {
  file: string;
  content: string | Buffer;
  found?: string[];
  /** The body is no MDX at all: contentlayer then fails the whole build, so these stand in a build of their own. */
  uncompilable?: true;
}

export const cases: Case[] = [];
export const names = new Set<string>();

function add(
  file: string,
  content: string | Buffer,
  found: string[] | undefined = [],
  uncompilable?: true,
): void {
  if (names.has(file)) throw new Error(`twice in the table: ${file}`);
  names.add(file);
  cases.push({ file, content, found, uncompilable });
}

/** An article with further lines of front matter (from line 5 on). */
function article(name: string, lines: string[], found: string[] = []): void {
  const head = [
    '---',
    'title: 好消息',
    'section: news',
    'date: 2026-01-31',
    ...lines,
    '---',
    '',
    '正文。',
    '',
  ];
  add(`articles/${name}.mdx`, head.join('\n'), found);
}

/** An article with this date; the date stands on line 4. */
function dated(name: string, date: string, found: string[] = []): void {
  add(`articles/${name}.mdx`, `---\ntitle: 好消息\nsection: news\ndate: ${date}\n---\n正文。\n`, found);
}

/** An article with this body, whose first line is line 6. */
function body(name: string, text: string, found: string[] = [], uncompilable?: true): void {
  add(
    `articles/${name}.mdx`,
    `---\ntitle: 好消息\nsection: news\ndate: 2026-01-31\n---\n${text}\n`,
    found,
    uncompilable,
  );
}

// Presence and keys.
article('minimal', []);
add('articles/2026/in-folder/index.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n');
add('articles/no-body.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n');
add('articles/no-last-line-end.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---');
add('articles/missing-title.mdx', '---\nsection: news\ndate: 2026-01-31\n---\n正文。\n', ['2:1 required']);
add('articles/missing-all.mdx', '---\nkicker: 引题\n---\n正文。\n', [
  '2:1 required',
  '2:1 required',
  '2:1 required',
]);
add('articles/empty-title.mdx', '---\ntitle: ""\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '2:8 required',
]);
add('articles/null-title.mdx', '---\nsection: news\ntitle: ~\ndate: 2026-01-31\n---\n正文。\n', [
  '3:8 required',
]);
add('articles/blank-title.mdx', '---\ntitle: "  "\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '2:8 empty',
]);
add('articles/no-front-matter.mdx', '只有正文。\n', ['1:1 front-matter']);
article('unknown-key', ['kickr: 引题'], ['5:1 unknown-key']);
article('two-unknown-keys', ['sub title: 甲', 'Tags: [甲]'], ['5:1 unknown-key', '6:1 unknown-key']);
article('key-type', ['type: Topic'], ['5:1 unknown-key']);
article('key-body', ['body: 甲'], ['5:1 unknown-key']);
article('key-constructor', ['constructor: 甲'], ['5:1 unknown-key']);
article('key-proto', ['__proto__: 甲'], ['5:1 unknown-key']);
article('null-optional', ['kicker:', 'tags: ~', 'original:', 'pinned: null', 'updated:']);
article('comments', ['# 注释', 'kicker: 引题 # 行尾注释']);

// Kinds of values.
article('title-list', ['kicker: [甲]'], ['5:9 type']);
article('number-for-string', ['editor: 2026'], ['5:9 type']);
article('quoted-number', ['editor: "2026"']);
article('float-for-string', ['kicker: 1.5'], ['5:9 type']);
article('boolean-for-string', ['editor: true'], ['5:9 type']);
article('yes-is-a-string', ['editor: yes']);
article('date-for-string', ['kicker: 2026-01-31'], ['5:9 type']);
article('quoted-date-for-string', ['kicker: "2026-01-31"']);
article('string-for-boolean', ['pinned: yes'], ['5:9 type']);
article('number-for-boolean', ['pinned: 1'], ['5:9 type']);
article('boolean', ['pinned: true']);
article('string-for-list', ['tags: 普法'], ['5:7 type']);
article('map-for-list', ['tags: {a: b}'], ['5:7 type']);
article('list', ['tags: [普法, "2022", C++]']);
article('list-block', ['tags:', '  - 普法', '  - 检察', 'topics:', '- some-topic']);
article('flow-list-over-lines', ['tags: [', '  普法,', '  检察', '  ]']);
article('flow-list-closed-at-margin', ['tags: [', '  普法,', '  检察', ']']);
article('number-in-list', ['tags: [普法, 2022]'], ['5:12 type']);
article('date-in-list', ['tags:', '  - 普法', '  - 2022-07-08'], ['7:5 type']);
article('null-in-list', ['tags: [普法, ~]'], ['5:12 type']);
article('empty-in-list', ['tags: [普法, ""]'], ['5:12 empty']);
article('list-in-list', ['tags: [[普法]]'], ['5:8 type']);
article('empty-list', ['tags: []', 'aliases: []']);
article('enum', ['status: archived', 'aiGenerated: assisted']);
article('enum-wrong', ['status: publish'], ['5:9 enum']);
article('enum-capital', ['status: Draft'], ['5:9 enum']);
article('enum-number', ['aiGenerated: 1'], ['5:14 enum']);

// Nested values and unions.
article('nested', ['original: {title: 原文, author: 某人, url: "https://example.org/a"}']);
article('nested-string', ['original: 原文'], ['5:11 type']);
article('nested-list', ['original: [原文]'], ['5:11 type']);
article('nested-missing', ['original:', '  author: 某人'], ['6:3 required']);
article(
  'nested-unknown',
  ['original:', '  title: 原文', '  urls: "https://example.org"'],
  ['7:3 unknown-key'],
);
article('nested-wrong', ['original:', '  title: 原文', '  url: example.org'], ['7:8 format']);
article('corrections', [
  'corrections:',
  '  - {date: 2026-02-01, text: 更正}',
  '  - date: 2026-02-02',
  '    text: 再更正',
]);
article('corrections-map', ['corrections: {date: 2026-02-01, text: 更正}'], ['5:14 type']);
article('corrections-missing', ['corrections:', '  - date: 2026-02-01'], ['6:5 required']);
article('corrections-date', ['corrections:', '  - date: 昨天', '    text: 更正'], ['6:11 date']);
article(
  'corrections-unknown',
  ['corrections:', '  - date: 2026-02-01', '    text: 甲', '    by: 某人'],
  ['8:5 unknown-key'],
);
article('withdrawn', [
  'status: withdrawn',
  'withdrawn: {date: 2026-02-01, reason: 有误, successor: new-one}',
]);
article(
  'withdrawn-slug',
  ['withdrawn:', '  date: 2026-02-01', '  reason: 有误', '  successor: New_One'],
  ['8:14 format'],
);
article('union-string', ['source: 某报', 'author: 某人', 'cover: a.jpg']);
article('union-other', [
  'source: {name: 某报, url: "https://example.org"}',
  'author: [某人, 另一人]',
  'cover: {src: /media/a.jpg, alt: 图}',
]);
article('union-number', ['source: 2026'], ['5:9 type']);
article('union-list', ['source: [某报]'], ['5:9 type']);
article('union-unknown-key', ['source: {nam: 某报, name: 某报}'], ['5:10 unknown-key']);
article('union-author-map', ['author: {name: 某人}'], ['5:9 type']);
article('cover-outside', ['cover: ../a.jpg'], ['5:8 format']);
article('cover-remote', ['cover: {src: "https://example.org/a.jpg"}'], ['5:14 format']);

// Formats and lengths.
article('long-title', [`kicker: ${'甲'.repeat(200)}`, `summary: ${'😀'.repeat(300)}`]);
article('too-long', [`kicker: ${'甲'.repeat(201)}`], ['5:9 length']);
article('summary-too-long', [`summary: ${'甲'.repeat(301)}`], ['5:10 length']);
article('tag-too-long', [`tags: [${'甲'.repeat(41)}]`], ['5:8 length']);
article('section-format', ['translationOf: Other_Article'], ['5:16 format']);
article('language', ['lang: en-GB']);
article('language-wrong', ['lang: 中文'], ['5:7 format']);
article('aliases', ['aliases: [/old/a.html, /旧/文.shtml]']);
article('aliases-wrong', ['aliases:', '  - old/a.html'], ['6:5 format']);
article('alias-other-site', ['aliases: ["//example.org/a"]'], ['5:11 format']);
article('control-character', ['kicker: "甲\\u202E乙"'], ['5:9 format']);

// Dates.
dated('date-day', '2026-01-31');
dated('date-day-quoted', '"2026-01-31"');
dated('date-minute', '2026-01-31 09:30');
dated('date-second', '2026-01-31 09:30:15');
dated('date-local-t', '2026-01-31T09:30');
dated('date-offset', '2026-01-31T09:30:00+08:00');
dated('date-offset-no-colon', '2026-01-31T09:30:00+0800');
dated('date-utc', '2026-01-31T01:30:00Z');
dated('date-milliseconds', '2026-01-31T01:30:00.250Z');
dated('date-leap-day', '2024-02-29');
dated('date-no-leap-day', '2026-02-29', ['4:7 date']);
dated('date-february-30', '2026-02-30 10:00', ['4:7 date']);
dated('date-month-13', '2026-13-01', ['4:7 date']);
dated('date-day-0', '2026-01-00', ['4:7 date']);
dated('date-hour-24', '2026-01-31 24:00', ['4:7 date']);
dated('date-minute-60', '2026-01-31 10:60', ['4:7 date']);
dated('date-leap-second', '2016-12-31 23:59:60', ['4:7 date']);
dated('date-one-digit', '2026-1-5', ['4:7 date']);
dated('date-slashes', '2026/01/31', ['4:7 date']);
dated('date-chinese', '2026年1月31日', ['4:7 date']);
dated('date-year', '2026', ['4:7 date']);
dated('date-digits', '20260131', ['4:7 date']);
dated('date-list', '[2026-01-31]', ['4:7 date']);
dated('date-boolean', 'true', ['4:7 date']);
dated('date-offset-wrong', '2026-01-31T09:30:00+25:00', ['4:7 date']);
dated('date-words', 'next Monday', ['4:7 date']);

// Between fields.
article('updated-later', ['updated: 2026-02-01', 'expires: 2026-03-01']);
article('updated-same-day', ['updated: 2026-01-31']);
article('updated-before', ['updated: 2026-01-30'], ['5:10 updated-before-date']);
article('expires-before', ['expires: 2026-01-31'], ['5:10 expires-before-date']);
add(
  'articles/updated-before-in-zone.mdx',
  '---\ntitle: 甲\nsection: news\ndate: 2026-01-31T02:00:00Z\nupdated: 2026-01-31 09:00\n---\n正文。\n',
  ['5:10 updated-before-date'],
);

// File names.
add('articles/Upper-Case.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '1:1 file-name',
]);
add('articles/under_score.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '1:1 file-name',
]);
add('articles/中文.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', ['1:1 file-name']);
add('articles/double--dash.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '1:1 file-name',
]);
add('articles/with space.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '1:1 file-name',
]);
add('articles/a.b.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', ['1:1 file-name']);
add('articles/Bad Folder/index.mdx', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '1:1 file-name',
]);

// YAML.
add('articles/yaml-colon.mdx', '---\ntitle: 甲: 乙\nsection: news\ndate: 2026-01-31\n---\n正文。\n', [
  '2:9 yaml',
]);
article('yaml-duplicate-key', ['kicker: 甲', 'kicker: 乙'], ['6:1 yaml']);
article('yaml-tab', ['original:', '\ttitle: 甲'], ['6:1 yaml']);
article('yaml-unclosed-list', ['tags: [甲', 'kicker: 乙'], ['6:1 yaml']);
article('yaml-block-text', ['summary: >-', '  第一行', '  第二行']);
article('yaml-anchor', ['kicker: &a 甲', 'subtitle: *a']);
add('articles/yaml-list.mdx', '---\n- 甲\n---\n正文。\n', ['2:1 type']);
add('articles/yaml-text.mdx', '---\n只有文字\n---\n正文。\n', ['2:1 type']);

// Bytes.
add('articles/bom.mdx', '\uFEFF---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\n正文。\n');
add(
  'articles/bom-error.mdx',
  '\uFEFF---\ntitle: 甲\nsection: news\ndate: 2026-01-31\nkickr: 乙\n---\n正文。\n',
  ['5:1 unknown-key'],
);
add(
  'articles/crlf.mdx',
  '---\r\ntitle: 甲\r\nsection: news\r\ndate: 2026-01-31\r\n---\r\n\r\n正文。\r\n\r\n- 甲\r\n',
);
add('articles/crlf-error.mdx', '---\r\ntitle: 甲\r\nsection: news\r\ndate: 2026-02-31\r\n---\r\n正文。\r\n', [
  '4:7 date',
]);
add(
  'articles/crlf-body-error.mdx',
  '---\r\ntitle: 甲\r\nsection: news\r\ndate: 2026-01-31\r\n---\r\n\r\n<b>甲</b>\r\n',
  ['7:1 mdx/html'],
);
add('articles/fence-spaces.mdx', '---  \ntitle: 甲\nsection: news\ndate: 2026-01-31\n---\t\n正文。\n');
add(
  'articles/gbk.mdx',
  Buffer.concat([
    Buffer.from('---\ntitle: '),
    Buffer.from([0xba, 0xc3]),
    Buffer.from('\nsection: news\ndate: 2026-01-31\n---\n'),
  ]),
  ['2:8 encoding'],
);

/** Files on which two YAML readers might differ. */
function either(name: string, content: string): void {
  names.add(`articles/${name}.mdx`);
  cases.push({ file: `articles/${name}.mdx`, content });
}

either(
  'yaml-flow-list-at-margin',
  '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\ntags: [\n普法,\n检察\n]\n---\n正文\n',
);
either(
  'yaml-flow-map-at-margin',
  '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\noriginal: {\ntitle: 乙\n}\n---\n正文\n',
);
either('yaml-quoted-at-margin', '---\ntitle: "甲\n乙"\nsection: news\ndate: 2026-01-31\n---\n正文\n');
either('yaml-plain-over-lines', '---\ntitle: 甲\n  乙\nsection: news\ndate: 2026-01-31\n---\n正文\n');
either('yaml-json', '---\n{"title": "甲", "section": "news",\n"date": "2026-01-31"}\n---\n正文\n');
either('yaml-tab-after-colon', '---\ntitle:\t甲\nsection: news\ndate: 2026-01-31\t\n---\n正文\n');
either('yaml-tagged-string', '---\ntitle: !!str 2026\nsection: news\ndate: 2026-01-31\n---\n正文\n');
either('yaml-document-end', '---\ntitle: 甲\nsection: news\ndate: 2026-01-31\n...\n---\n正文\n');
either(
  'yaml-many-aliases',
  `---\ntitle: &a 甲\nsection: news\ndate: 2026-01-31\ntags: [${'*a, '.repeat(150)}乙]\n---\n正文\n`,
);
either('carriage-returns-only', '---\rtitle: 甲\rsection: news\rdate: 2026-01-31\r---\r正文\r');
either('empty-front-matter', '---\n---\n正文\n');

// Bodies.
body('body-markdown', '段落 **要点**。\n\n- [x] 甲\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n```js\n{a}\n```');
body('body-components', '<Lead>导语</Lead>\n\n<Callout type="tip" title="提示">\n\n内容\n\n</Callout>');
body('body-escapes', '写作 \\{甲\\}，1 \\< 2，`{x}`。');
body('body-thematic-break', '甲\n\n---\n\n乙');
body('body-script', '<script>alert(1)</script>', ['6:1 mdx/html']);
body('body-iframe', '甲\n\n<iframe src="https://example.org"></iframe>', ['8:1 mdx/html']);
body('body-expression', '甲 {1 + 1} 乙', ['6:3 mdx/expression']);
body('body-export', 'export const a = 1', ['6:1 mdx/import-export']);
body('body-unknown', '<Foo />', ['6:1 mdx/unknown-component']);
body('body-attribute', '<Lead colour="red">导语</Lead>', ['6:7 mdx/unknown-attribute']);
body('body-handler', '<Lead onClick="x">导语</Lead>', ['6:7 mdx/event-handler']);
body('body-javascript-link', '[甲](javascript:alert(1))', ['6:1 mdx/dangerous-link']);
body('body-import', 'import a from "no-such-module"\n\n正文', ['6:1 mdx/import-export'], true);
body('body-broken-expression', '正文\n\n乙 {甲 乙} 丙', ['8:3 mdx/expression'], true);
body('body-unclosed', '<Callout>甲', ['6:1 mdx/syntax'], true);
body('body-less-than', '一 <2 二', ['6:3 mdx/syntax'], true);
body('body-comment', '甲\n\n<!-- 注 -->', ['8:1 mdx/html'], true);

// Topics and pages.
add(
  'topics/topic-full.mdx',
  '---\ntitle: 专题\ncover: /media/a.jpg\narticles: [a, b]\nquery: {section: news, tag: 普法, from: 2026-01-01, to: 2026-12-31}\norder: manual\n---\n导言\n',
);
add('topics/topic-minimal.mdx', '---\ntitle: 专题\n---\n');
add('topics/topic-missing.mdx', '---\nsummary: 甲\n---\n', ['2:1 required']);
add('topics/topic-status.mdx', '---\ntitle: 专题\nstatus: archived\n---\n', ['3:9 enum']);
add('topics/topic-query.mdx', '---\ntitle: 专题\nquery:\n  sectoin: news\n---\n', ['4:3 unknown-key']);
add('topics/topic-query-date.mdx', '---\ntitle: 专题\nquery:\n  from: 2026-02-30\n---\n', ['4:9 date']);
add('topics/topic-article-slug.mdx', '---\ntitle: 专题\narticles:\n  - A b\n---\n', ['4:5 format']);
add('topics/topic-order.mdx', '---\ntitle: 专题\norder: 3\n---\n', ['3:8 enum']);
add('pages/page-full.mdx', '---\ntitle: 关于\nsummary: 甲\nstatus: draft\norder: 10\n---\n正文\n');
add('pages/page-order.mdx', '---\ntitle: 关于\norder: "10"\n---\n正文\n', ['3:8 type']);
add('pages/page-section.mdx', '---\ntitle: 关于\nsection: news\n---\n正文\n', ['3:1 unknown-key']);
add('pages/page-number-title.mdx', '---\ntitle: 2026\n---\n正文\n', ['2:8 type']);

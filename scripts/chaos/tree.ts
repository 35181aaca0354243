import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A small tree with an article in every state in which the public must not see it. */

const states = ['draft', 'scheduled', 'expired', 'withdrawn'] as const;
const fields = [
  'title',
  'kicker',
  'subtitle',
  'summary',
  'body',
  'tag',
  'source',
  'author',
  'editor',
  'data',
];

/** Stands in one field of one hidden article, and nowhere else in the tree. */
const markerOf = (state: string, field: string): string => `隐匿暗号${state}${field}尾`;

/** What no answer may hold. */
export const markers: readonly string[] = states.flatMap((state) =>
  fields.flatMap((field) => {
    const marker = markerOf(state, field);
    return [marker, encodeURIComponent(marker), JSON.stringify(marker).replace(/[^\x20-\x7e]/g, escaped)];
  }),
);

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const front: Record<(typeof states)[number], string> = {
  draft: 'status: draft',
  scheduled: 'date: 2199-01-01 08:00',
  expired: 'expires: 2024-06-01 08:00',
  withdrawn: 'status: withdrawn\nwithdrawn: {date: 2024-06-01, reason: 因故撤下}',
};

function hidden(state: (typeof states)[number]): string {
  const of = (field: string): string => markerOf(state, field);
  const date = state === 'scheduled' ? '' : 'date: 2024-05-06 09:30\n';
  return `---
title: ${of('title')}
section: news
${date}${front[state]}
kicker: ${of('kicker')}
subtitle: ${of('subtitle')}
summary: ${of('summary')}
tags: [${of('tag')}, 公开]
source: ${of('source')}
author: ${of('author')}
editor: ${of('editor')}
aliases: [/old/${state}]
---

${of('body')}

<DataTable src="own.csv" caption="表" />
`;
}

const open = (n: number): string => `---
title: 公开的第 ${n} 篇 <b>&"'
section: ${n % 2 === 0 ? 'news' : 'culture'}
date: 2024-0${1 + (n % 9)}-11 09:30
tags: [公开, "标签${n % 7}"]
source: 某社
author: 某人
related: [${states.map((state) => `hidden-${state}`).join(', ')}]
topics: [shown]
---

公开的正文 ${n}。

<Related slug="hidden-${states[n % 4]}" />

![图](/media/picture.svg)
`;

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>window.ran = 1</script></svg>\n';

/** Writes the tree; gives the slugs of hidden articles and paths that readers have. */
export function writeChaosTree(root: string): { hidden: string[]; paths: string[] } {
  const write = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  write('site.yaml', 'name: 混沌测试网\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\nemail: a@example.org\n');
  write('sections.yaml', '- {id: news, name: 新闻}\n- {id: culture, name: 文化}\n');
  write('redirects.yaml', '/old/page.html: /news\n/gone: 410\n');
  write('topics/shown.mdx', '---\ntitle: 公开专题\narticles: [open-1, hidden-draft]\n---\n\n导语。\n');
  write('pages/about.mdx', '---\ntitle: 关于\n---\n\n关于。\n');
  write('media/picture.svg', svg);
  const articles = Array.from({ length: 30 }, (_, n) => n);
  for (const n of articles) write(`articles/2024/open-${n}.mdx`, open(n));
  for (const state of states) {
    write(`articles/2024/hidden-${state}/index.mdx`, hidden(state));
    write(`articles/2024/hidden-${state}/own.csv`, `项,值\n${markerOf(state, 'data')},1\n`);
  }
  return {
    hidden: states.map((state) => `hidden-${state}`),
    paths: articles.map((n) => `/${n % 2 === 0 ? 'news' : 'culture'}/open-${n}`),
  };
}

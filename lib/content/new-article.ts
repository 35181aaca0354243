import { formatMinute, localParts } from '@/lib/site/dates';

export interface NewArticle {
  slug: string;
  title: string;
  section: string;
  /** When it is begun, epoch milliseconds. */
  at: number;
}

/** Where a new article lies, below the tree. @param folder whether pictures can lie beside it */
export function newArticleFile({ slug, at }: NewArticle, timezone: string, folder: boolean): string {
  const { year } = localParts(at, timezone);
  return `articles/${year}/${folder ? `${slug}/index.mdx` : `${slug}.mdx`}`;
}

/** What a new article says: a draft to write on. */
export function newArticleSource({ title, section, at }: NewArticle, timezone: string): string {
  return `---
title: ${JSON.stringify(title)}
section: ${section}
date: ${formatMinute(at, timezone)}
status: draft
source: 
author: 
editor: 
summary: 
tags: []
---

<Lead>

导语：用一两句话说清时间、地点、人物、事情。

</Lead>

正文从这里开始。
`;
}

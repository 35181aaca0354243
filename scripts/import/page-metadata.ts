import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { absolute } from './addresses';
import { plain } from './article-file';
import { elementsIn } from './html-blocks';
import { plainWords } from './plain-words';
import { instantOf, type SourceTime } from './times';

/** What a page says of itself: tags of institutional sites (国办发〔2017〕47号), Open Graph, the usual names. */
export interface PageMetadata {
  title?: string;
  address?: string;
  date?: SourceTime;
  author?: string;
  publisher?: string;
  site?: string;
  summary?: string;
  keywords: string[];
  column?: string;
  image?: string;
  lang?: string;
}

export function readMetadata(html: string, timezone: string): PageMetadata {
  const tree = fromHtml(html);
  const tags = metaTags(tree);
  const first = (...names: string[]) => names.map((name) => tags.get(name)).find(Boolean);
  const canonical = elementsIn(tree, ['link']).find(({ properties }) =>
    [properties.rel].flat().includes('canonical'),
  );
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(html.slice(0, 2_000))?.[1];
  const address = [first('url', 'og:url'), canonical?.properties.href, saved]
    .map((found) => (typeof found === 'string' ? absolute(found, undefined) : undefined))
    .find(Boolean);
  const written =
    first('pubdate', 'article:published_time', 'publishdate', 'og:release_date', 'date', 'dc.date') ??
    timeElement(tree);
  const date = (written ? instantOf(written, timezone) : undefined) ?? visibleTime(html, timezone);
  const heading = elementsIn(tree, ['h1'])[0];
  const title = first('articletitle', 'og:title') ?? (heading && wordsOf(heading)) ?? titleOf(tree);
  const lang = elementsIn(tree, ['html'])[0]?.properties.lang;
  return {
    ...defined({
      title,
      address,
      date,
      author: first('author', 'article:author'),
      publisher: first('contentsource', 'source'),
      site: first('sitename', 'og:site_name'),
      summary: first('description', 'og:description'),
      column: first('columnname', 'article:section'),
      image: first('og:image', 'image'),
      lang: typeof lang === 'string' && /^en\b/i.test(lang) ? 'en' : undefined,
    }),
    keywords: (first('keywords') ?? '')
      .split(/[,，;；、]\s*|\s+(?=\p{Script=Han})/u)
      .map(plain)
      .filter(Boolean),
  };
}

function metaTags(tree: Root): Map<string, string> {
  const tags = new Map<string, string>();
  for (const { properties } of elementsIn(tree, ['meta'])) {
    const name = String(properties.name ?? properties.property ?? '').toLowerCase();
    const content = plain(String(properties.content ?? ''));
    if (name !== '' && content !== '' && !tags.has(name)) tags.set(name, content);
  }
  return tags;
}

function timeElement(tree: Root): string | undefined {
  const value = elementsIn(tree, ['time'])[0]?.properties.dateTime;
  return typeof value === 'string' ? value : undefined;
}

/** `发布时间：2022-07-08 10:30`, as pages without tags show it. */
function visibleTime(html: string, timezone: string): SourceTime | undefined {
  const text = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  const found =
    /(?:发布时间|发布日期|时间|日期)\s*[:：]\s*(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*日)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)/.exec(
      text,
    );
  return found?.[1] ? instantOf(found[1], timezone) : undefined;
}

function titleOf(tree: Root): string | undefined {
  const title = elementsIn(tree, ['title'])[0];
  // `标题_栏目_网站`: what comes after the first separator is furniture.
  return (
    title &&
    (wordsOf(title)
      .split(/[_|｜]| - |—{2}/)[0]
      ?.trim() ||
      undefined)
  );
}

function wordsOf(element: Element): string {
  const text = element.children
    .map((child) => ('value' in child ? child.value : 'children' in child ? wordsOf(child as Element) : ''))
    .join('');
  return plainWords(plain(text).replaceAll('<', '&lt;'));
}

function defined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

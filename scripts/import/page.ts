import path from 'node:path';
import { Defuddle } from 'defuddle/node';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { nowhere } from './addresses';
import { type PageMetadata, readMetadata } from './page-metadata';
import { plainWords } from './plain-words';
import { texts } from './texts';
import type { SourceArticle } from './types';

export interface PageContext {
  /** What the report calls it. */
  place: string;
  /** What names it run after run, when it does not say its address. */
  key: string;
  folder: string;
  timezone: string;
  isOwn(address: string): boolean;
}

/** Pages of which less than this is found have no article that could be told from their furniture. */
const fewestCharacters = 20;

/** A saved page as an article: its furniture is left behind, what it says of itself goes into the fields. */
export async function readPage(
  html: string,
  { place, key, folder, timezone, isOwn }: PageContext,
): Promise<SourceArticle> {
  const metadata = readMetadata(html, timezone);
  const { address, date, publisher, site, title = path.basename(place).replace(/\.\w+$/, '') } = metadata;
  const remarks: string[] = [];
  const content = await extract(html, address, place, remarks);
  // A page that does not say where it stood is one that an editor made.
  const own = address === undefined || isOwn(address);
  const name = publisher ?? (own ? undefined : (site ?? hostOf(address)));
  return {
    key: address ? `page ${address}` : key,
    place,
    title,
    html: withoutFurniture(content, title),
    folder,
    ...(address && { address }),
    alsoAt: [placeAddress(place)],
    ...(date && { date: date.text }),
    published: address !== undefined && own,
    own,
    authors: authorsOf(metadata),
    ...(name && { publisher: name }),
    ...(!own && address && { publisherUrl: new URL(address).origin }),
    ...(metadata.summary && { summary: metadata.summary }),
    ...(metadata.lang && { lang: metadata.lang }),
    categories: metadata.column ? [{ name: metadata.column }] : [],
    tags: metadata.keywords,
    ...(metadata.image && { cover: { src: metadata.image, alt: '' } }),
    remarks,
  };
}

/** No script of the page runs and nothing is loaded. Addresses are absolute afterwards, or begin at the folder given. */
async function extract(
  html: string,
  address: string | undefined,
  place: string,
  remarks: string[],
): Promise<string> {
  const options = { useAsync: false, fetch: refuseFetch, removeSmallImages: false, standardize: false };
  // Old pages leave tags out; its parser does not mend them as browsers do.
  const whole = toHtml(fromHtml(html));
  try {
    const { content } = await Defuddle(whole, address ?? placeAddress(place), options);
    const unresolved = address ? content : content.replaceAll(nowhere, '');
    if (plainWords(unresolved).length >= fewestCharacters) return unresolved;
  } catch {
    // Reported like a page without an article: the reason would say nothing to an editor.
  }
  remarks.push(texts.noExtract);
  return /<body\b[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html;
}

function refuseFetch(): Promise<Response> {
  return Promise.reject(new Error('not loaded'));
}

/** The headline and the line of date and source go into the fields; they are not said twice. */
function withoutFurniture(content: string, title: string): string {
  return content.replace(
    /<(h[1-3]|p|div)\b[^>]*>((?:(?!<\/?(?:h[1-3]|p|div)\b)[\s\S]){1,400})<\/\1>/gi,
    (whole, _, inside: string) => {
      const words = plainWords(inside);
      if (words === title) return '';
      const line = words.length <= 80 && /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/.test(words);
      return line && /(?:来源|时间|日期|作者|字号|浏览)\s*[:：]/.test(words) ? '' : whole;
    },
  );
}

function authorsOf({ author }: PageMetadata): string[] {
  return author ? author.split(/[、,，;；]\s*/).filter(Boolean) : [];
}

function hostOf(address: string | undefined): string | undefined {
  return address && new URL(address).hostname;
}

/** What links of pages without an address are relative to. */
function placeAddress(place: string): string {
  return `${nowhere}/${encodeURI(place)}`;
}

import { type SearchTerms, searchTerms } from '@/lib/search/search-rows';
import { parseDocumentFile } from './parse';
import { type IndexedArticle, toRecord } from './record';
import type { Problem, Site } from './types';

/** What written times and languages are read by. */
export type Calendar = Pick<Site, 'timezone' | 'language'>;

export interface PreparedArticle {
  article: Omit<IndexedArticle, 'text'>;
  terms: SearchTerms;
  /** Front matter as written, for placing later findings. */
  yaml: string;
  yamlLine: number;
}

/** An article file as far as it can be read without the index; it can be sent from one thread to another. */
export interface Preparation {
  /** Undefined when something in the file is an error. */
  prepared: PreparedArticle | undefined;
  problems: Problem[];
}

/** All of the work on one article file that needs nothing but its bytes: the dear part of a cold build. */
export function prepareArticle(path: string, bytes: Buffer, calendar: Calendar): Preparation {
  const { document, problems } = parseDocumentFile('article', path, bytes, calendar.timezone);
  if (!document) return { prepared: undefined, problems };
  const { text, ...article } = toRecord(document, path, calendar);
  const terms = searchTerms(article.record, text);
  const { yaml, yamlLine } = document;
  return { prepared: { article, terms, yaml, yamlLine }, problems };
}

import Database from 'libsql';
import MiniSearch from 'minisearch';
import type { Report } from './articles';
import type { Ranked } from './metrics';

/** What the portal's search is compared with: the same articles, the same fields, each tool as its manual has it. */

export interface Engine {
  name: string;
  search: (query: string) => Promise<Ranked[]> | Ranked[];
}

export interface Peer extends Engine {
  /** Milliseconds that indexing took. */
  buildMs: number;
}

type Split = (text: string) => string[];

/** Ties among fewer results than these are seen whole. */
const fetched = 60;
const titleWeight = 3;

/** Neighbouring pairs of Han characters, other words whole. */
export function bigrams(text: string): string[] {
  const runs = text.toLowerCase().matchAll(/(\p{Script=Han}+)|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu);
  return [...runs].flatMap(([run, han]) => {
    if (!han || han.length === 1) return [run];
    return Array.from({ length: han.length - 1 }, (_, at) => han.slice(at, at + 2));
  });
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const words: Split = (text) =>
  [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  );

/** The trigram tokenizer cuts the text itself; a query of fewer than three characters finds nothing. */
const trigramsOf: Split = (text) =>
  text
    .split(/[\s\p{P}]+/u)
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - 2) }, (_, at) => run.slice(at, at + 3)));

function fieldsOf({ title, body, source, authors, tags }: Report): {
  title: string;
  body: string;
  meta: string;
} {
  return { title, body, meta: [source, ...authors, ...tags].join(' ') };
}

function fts5(
  name: string,
  reports: readonly Report[],
  tokenize: string,
  stored: (text: string) => string,
  queried: Split,
): Peer {
  const started = performance.now();
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE f USING fts5(title, body, meta, content='', tokenize='${tokenize}')`);
  const insert = db.prepare('INSERT INTO f(rowid, title, body, meta) VALUES (?, ?, ?, ?)');
  db.exec('BEGIN');
  for (const [index, report] of reports.entries()) {
    const { title, body, meta } = fieldsOf(report);
    insert.run(index, stored(title), stored(body), stored(meta));
  }
  db.exec('COMMIT');
  const select = db.prepare(
    `SELECT rowid AS id, bm25(f, ${titleWeight}, 1, 1) AS distance FROM f WHERE f MATCH ? ORDER BY distance LIMIT ${fetched}`,
  );
  return {
    name,
    buildMs: performance.now() - started,
    search: (query) => {
      const terms = [...new Set(queried(query))].map((term) => `"${term.replaceAll('"', '""')}"`);
      if (terms.length === 0) return [];
      const rows = select.all(terms.join(' OR ')) as { id: number; distance: number }[];
      return rows.map(({ id, distance }) => ({ slug: reports[id]?.slug ?? '', score: -distance }));
    },
  };
}

function miniSearch(reports: readonly Report[]): Peer {
  const started = performance.now();
  const index = new MiniSearch({
    fields: ['title', 'body', 'meta'],
    tokenize: bigrams,
    processTerm: (term) => term,
    searchOptions: { boost: { title: titleWeight } },
  });
  index.addAll(reports.map((report) => ({ id: report.slug, ...fieldsOf(report) })));
  return {
    name: 'MiniSearch, bigrams',
    buildMs: performance.now() - started,
    search: (query) =>
      index
        .search(query)
        .slice(0, fetched)
        .map(({ id, score }) => ({ slug: String(id), score })),
  };
}

/** One after another, so that only one of them lies in memory at a time. */
export const peers: readonly ((reports: readonly Report[]) => Peer)[] = [
  (reports) => fts5('FTS5, bigrams', reports, 'unicode61', (text) => bigrams(text).join(' '), bigrams),
  (reports) => fts5('FTS5, trigram', reports, 'trigram', (text) => text, trigramsOf),
  (reports) =>
    fts5('FTS5, Intl.Segmenter words', reports, 'unicode61', (text) => words(text).join(' '), words),
  miniSearch,
];

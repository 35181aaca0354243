import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from './decode-text';
import { readFeed } from './feed';
import { fetchPublic } from './fetch-public';
import { readPage } from './page';
import { texts } from './texts';
import { type Source, type SourceArticle, SourceError } from './types';
import { readWord } from './word';
import { isWordpress, readWordpress } from './wordpress';

export interface OpenOptions {
  timezone: string;
  /** Whether an address is one of the institution's own. */
  isOwn(address: string): boolean;
}

const mostFeedBytes = 20 * 1024 ** 2;
const pageName = /\.(?:s?html?|xhtml)$/i;
const wordName = /\.docx$/i;

/**
 * Reads whatever was named on the command line.
 * @throws {SourceError} when it cannot be read, or is nothing that is understood
 */
export async function openSource(given: string, options: OpenOptions): Promise<Source> {
  if (/^https?:\/\//i.test(given)) {
    const text = decodeText(given, await fetchPublic(given, { mostBytes: mostFeedBytes }));
    return readFeed(text, { ...options, name: given, address: given });
  }
  const file = path.resolve(given);
  const stat = statOf(file, given);
  if (stat.isDirectory()) return readFolder(file, options);
  const root = path.dirname(file);
  if (pageName.test(file) || wordName.test(file)) {
    return {
      articles: [await readDocument(file, path.basename(file), root, options)],
      skipped: [],
      root,
      hosts: [],
    };
  }
  const text = decodeText(given, readFileSync(file));
  if (isWordpress(text)) return readWordpress(text, root, options.timezone);
  if (/^\s*(?:<|\{)/.test(text))
    return { ...readFeed(text, { ...options, name: path.basename(file) }), root };
  throw new SourceError(texts.unknownKind(given));
}

async function readFolder(root: string, options: OpenOptions): Promise<Source> {
  const source: Source & { articles: SourceArticle[] } = { articles: [], skipped: [], root, hosts: [] };
  for (const name of filesIn(root)) {
    if (!pageName.test(name) && !wordName.test(name)) continue;
    try {
      source.articles.push(await readDocument(path.join(root, name), name, root, options));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      source.skipped.push({ place: name, reason: error.message });
    }
  }
  const hosts = source.articles.flatMap(({ address }) => (address ? [new URL(address).hostname] : []));
  return { ...source, hosts: [...new Set(hosts)] };
}

/** A page or a Word document. `name` is its path in what was given, by which it is known again. */
async function readDocument(
  file: string,
  name: string,
  root: string,
  options: OpenOptions,
): Promise<SourceArticle> {
  if (wordName.test(file)) return readWord(file, name);
  const html = decodeText(name, readFileSync(file));
  const key = `page ${path.basename(root)}/${name}`;
  return readPage(html, { ...options, place: name, key, folder: path.dirname(file) });
}

function filesIn(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) return [];
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(root, name) : [name];
    });
}

function statOf(file: string, given: string): Stats {
  try {
    return statSync(file);
  } catch {
    throw new SourceError(texts.noSuchFile(given));
  }
}

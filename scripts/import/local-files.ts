import path from 'node:path';
import { decoded } from './addresses';
import type { Source, SourceArticle } from './types';

/** WordPress writes `photo-300x200.jpg` for a smaller copy of `photo.jpg`. */
const resized = /-\d{2,5}x\d{2,5}(?=\.[a-z]+$)/i;

/** Where a file that an article names may lie beside its source, the likeliest first. Nothing is looked up. */
export function localCandidates(src: string, article: SourceArticle, source: Source): string[] {
  const { root } = source;
  if (root === undefined) return [];
  const places = placesOf(src, article, source, root);
  return places
    .flatMap((place) => [place.replace(resized, ''), place])
    .filter((place, at, all) => all.indexOf(place) === at);
}

function placesOf(src: string, article: SourceArticle, { hosts }: Source, root: string): string[] {
  const plain = decoded(src.split(/[?#]/, 1)[0] ?? '');
  if (plain === '' || plain.includes('\0')) return [];
  const { folder = root, address } = article;
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(plain)) return [path.join(folder, plain)];
  const base = address ?? `http://${hosts[0] ?? 'source.invalid'}/`;
  if (!URL.canParse(src, base)) return [];
  const { hostname, pathname } = new URL(src, base);
  const page = new URL(base);
  const isSource = hostname === page.hostname || hosts.includes(hostname);
  if (!isSource) return [];
  const file = decoded(pathname);
  const besidePage = path.posix.relative(path.posix.dirname(decoded(page.pathname)), file);
  const uploads = /\/wp-content\/(uploads\/.*)$/.exec(file)?.[1];
  return [
    path.join(root, file),
    ...(address && article.folder ? [path.join(folder, besidePage)] : []),
    ...(uploads ? [path.join(root, uploads)] : []),
  ];
}

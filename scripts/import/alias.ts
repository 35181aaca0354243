import { reservedSegments } from '@/lib/content/model';
import { decoded } from './addresses';
import { texts } from './texts';
import type { SourceArticle } from './types';

/** Path of an old address, as the content model takes an alias; undefined where it says nothing (`/`, `/?p=1`). */
export function aliasOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { pathname, search } = new URL(address);
  // The site answers a slash at the end with the address without one, before it looks for aliases.
  const path = decoded(pathname).replace(/\/+$/, '');
  return search === '' && /^\/(?![/\\])[^\s?#\\]+$/.test(path) ? path : undefined;
}

/**
 * Whether something else stands at a path. An alias comes before sections and articles: it would hide them.
 * @param names ids of sections and pages, slugs of articles
 */
export function isOccupied(path: string, sections: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  const [first = '', second, ...more] = path.split('/').slice(1);
  if (reservedSegments.has(first) || (second === undefined && (sections.has(first) || names.has(first))))
    return true;
  if (second === undefined || !sections.has(first)) return false;
  return second === 'page' || (more.length === 0 && names.has(second.replace(/\.md$/, '')));
}

/** The alias of an own article; why there is none is told in `remarks`, where that is news. */
export function aliasFor(
  article: SourceArticle,
  url: string,
  here: { sections: readonly { id: string }[]; files: ReadonlyMap<string, string> },
  remarks: string[],
): string | undefined {
  const alias = article.own ? aliasOf(article.address) : undefined;
  if (alias === undefined || alias === url) return undefined;
  const sections = new Set(here.sections.map(({ id }) => id));
  if (!isOccupied(alias, sections, new Set(here.files.keys()))) return alias;
  remarks.push(texts.aliasTaken(alias));
  return undefined;
}

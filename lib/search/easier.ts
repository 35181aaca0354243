import type { SearchParameters } from './parameters';
import { asFreeWords, hasConditions, parseQuery } from './query';

/** What to ask when nothing was found: the same with fewer conditions, the most alike first. */
export function easierSearches(asked: SearchParameters, timezone: string): SearchParameters[] {
  const { section, tag, source, author, from, to } = asked;
  const parsed = parseQuery(asked.query, timezone);
  const words = asFreeWords(parsed);
  const filtered = [section, tag, source, author, from, to].some((value) => value !== undefined);
  const free = { ...asked, query: words, page: 1 };
  const bare = {
    ...free,
    section: undefined,
    tag: undefined,
    source: undefined,
    author: undefined,
    from: undefined,
    to: undefined,
    written: { from: '', to: '' },
  };
  const easier = [
    ...(hasConditions(parsed) && words !== '' ? [free] : []),
    ...(filtered ? [{ ...bare, query: asked.query }] : []),
    ...(filtered && hasConditions(parsed) ? [bare] : []),
  ];
  return easier.filter(({ query }) => query.trim() !== '');
}

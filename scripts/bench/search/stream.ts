import { seeded } from '../generate';
import type { Generated } from './articles';
import type { Parameters } from './ask';
import { compose } from './derive';
import { syllables } from './homophones';
import { kinds } from './metrics';
import { between, uniform } from './zipf';

/** What readers ask for, each once: an answer that was kept gains nothing. */

/** Searches of the eight kinds in turn; one in four with a filter, another order or a later page. */
export function mixedSearches(reports: readonly Generated[], count: number, seed: number): Parameters[] {
  const random = seeded(seed);
  const report = uniform(reports);
  const searches = new Map<string, Parameters>();
  for (let turn = 0; searches.size < count; turn += 1) {
    const target = report(random);
    const query = compose(kinds[turn % kinds.length] ?? 'keywords', target, random)?.query;
    if (query === undefined) continue;
    const year = target.date.slice(0, 4);
    const more = uniform<Parameters>([
      { section: target.section },
      { tag: target.tags[0] ?? '' },
      { source: target.source },
      { from: `${year}-01-01`, to: `${year}-12-31` },
      { sort: 'date' },
      { page: String(between(random, 2, 5)) },
    ]);
    searches.set(query, { q: query, ...(random() < 0.25 ? more(random) : {}) });
  }
  return [...searches.values()];
}

/** The commonest terms alone, in pairs and threes, and the commonest single characters. */
export function commonSearches(common: readonly string[]): Parameters[] {
  const characters = [...new Set(common.slice(0, 60).join(''))].slice(0, 20);
  const alone = common.slice(0, 60);
  const pairs = alone.slice(0, 40).map((term, index) => `${term} ${common[index + 1]}`);
  const threes = alone.slice(0, 20).map((term, index) => `${term}${common[index + 5]}${common[index + 9]}`);
  return [...alone, ...pairs, ...threes, ...characters].map((q) => ({ q }));
}

/** Titles as they are typed, pieces from their middle, pinyin initials, tags. */
export function suggestions(reports: readonly Generated[], count: number, seed: number): Parameters[] {
  const random = seeded(seed);
  const report = uniform(reports);
  const texts = new Set<string>();
  while (texts.size < count) {
    const { title, tags } = report(random);
    for (let typed = 1; typed <= 6; typed += 1) texts.add(title.slice(0, typed));
    const start = between(random, 1, title.length - 4);
    texts.add(title.slice(start, start + between(random, 2, 4)).trim());
    const run = title.match(/\p{Script=Han}{4,}/u)?.[0] ?? '';
    texts.add(
      syllables(run.slice(0, between(random, 2, 5)))
        .map(([initial]) => initial)
        .join(''),
    );
    texts.add(uniform(tags)(random));
  }
  texts.delete('');
  return [...texts].slice(0, count).map((q) => ({ q }));
}

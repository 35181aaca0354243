import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import type { Front } from './settings';
import type { ArticleCard, Site } from './types';

/** What is read most, as the front page lists it. */

/** Articles of the list, unless front.yaml says otherwise. */
const usualCount = 10;
const mostShown = 30;
/** A list of one or two is none. */
const fewest = 3;

/** On unless site.yaml says `features: {mostRead: false}`; then nothing is counted either. */
export function countsViews({ features }: Site): boolean {
  return features.mostRead !== false;
}

/** The block of front.yaml that says where the list stands and how long it is; undefined when it is nowhere shown. */
export function mostReadBlock(site: Site, front: Front): Front['blocks'][number] | undefined {
  if (!countsViews(site) || front.mostRead === false) return undefined;
  return front.blocks.find(({ mostRead }) => mostRead) ?? { mostRead: true };
}

/** The articles that a block lists at this moment; none when there are too few. Archived ones are on no front page. */
export function mostReadCards(
  { queries, mostRead }: Pick<Newsroom, 'queries' | 'mostRead'>,
  { count = usualCount }: Front['blocks'][number],
): ArticleCard[] {
  const cards = queries.cards(mostRead).filter(({ archived }) => !archived);
  return cards.length < fewest ? [] : cards.slice(0, Math.min(count, mostShown));
}

/** Cache tags of a page that shows the list, or will when there is one. */
export function mostReadTags({ mostRead }: Pick<Newsroom, 'mostRead'>): string[] {
  return [pageTag.mostRead, ...mostRead.map(pageTag.card)];
}

import type { ChangeSet } from '@/lib/content/indexer';
import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import type { AnnounceStore, Change } from './announce-store';
import { feedPathsOf, ShownItems } from './changed-feeds';
import type { Target } from './target';

/** Looked through at a time, so that a large change set does not hold up requests. */
const portion = 100;

/** Cache tags that say which feeds changed (lib/content/feed-effects.ts) are noted as they are. */
const noted = [pageTag.feed(''), pageTag.item('')];
const page = 'page:';

/** What a change set means for others, in few and short rows: it is written down while the change is being made. */
export function changesOf({ tags, addresses, changed, wholesale }: Partial<ChangeSet>): Change[] {
  const names = [...(tags ?? [])].filter((tag) => noted.some((prefix) => tag.startsWith(prefix)));
  // Too much changed to name the feeds: those of the articles that can be named, and that of the whole site.
  if (wholesale) names.push(pageTag.feed(listName.all), ...(changed ?? []).map(pageTag.item));
  const pages = [...(addresses ?? [])].map(([path, date]) => ({ name: page + path, date }));
  return [...names.map((name) => ({ name, date: 0 })), ...pages];
}

/**
 * Turns a portion of what was noted into addresses that targets wait for. Done after the change, by the index as it is
 * then: an article that a later change of the same burst hid again is in no feed.
 */
export function sortOut(
  newsroom: Newsroom,
  store: AnnounceStore,
  targets: readonly Target[],
  now: number,
): void {
  const changes = store.changes(portion);
  const shown = new ShownItems(newsroom);
  const lists = new Set(
    changes.flatMap(({ name }) => {
      if (name.startsWith(pageTag.feed(''))) return [name.slice(pageTag.feed('').length)];
      return name.startsWith(pageTag.item('')) ? shown.listsOf(name.slice(pageTag.item('').length)) : [];
    }),
  );
  const found = {
    feeds: [...lists]
      .flatMap((list) => feedPathsOf(newsroom, list))
      .map((address) => ({ address, date: 0, changed: now })),
    articles: changes
      .filter(({ name }) => name.startsWith(page))
      .map(({ name, date }) => ({ address: name.slice(page.length), date, changed: now })),
  };
  store.transaction(() => {
    for (const target of targets) for (const waiting of found[target.of]) store.put(target.name, waiting);
    store.dropChanges(changes);
  });
}

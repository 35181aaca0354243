import { readableBy } from '@/lib/desk/manuscripts/readable';
import type { Person } from '@/lib/desk/person';
import { futureTexts } from '@/lib/desk/texts/future';
import { type LookAhead, lookAhead } from '@/lib/future/look-ahead';
import { futureUrl, splitFuturePath } from '@/lib/future/moment';
import { shownPageAt } from '@/lib/future/shown-pages';
import { leadLinks } from '@/lib/html/lead-links';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Document, makeDocument } from './document';
import { toDocument } from './pages';
import type { Rendered } from './render';

/** Where the desk shows files beside articles to those who may read them. */
const media = '/desk/api';

export type Settled = { goTo: string } | { ahead: LookAhead | undefined };

/**
 * Whether a reader's document of the desk is for whoever asks, before anything is rendered: once a page has begun, nothing
 * but its own content can be answered. Otherwise the page of the desk that says what is wrong.
 */
export function settleDocument(newsroom: Newsroom, person: Person, path: string): Settled {
  const asked = splitFuturePath(path);
  if (asked) {
    const ahead = lookAhead(newsroom, person, asked);
    return 'goTo' in ahead ? ahead : { ahead };
  }
  const previewed = /^\/desk\/preview\/([a-z0-9-]+)$/.exec(path)?.[1];
  const isRefused = previewed !== undefined && !readableBy(person, previewed);
  return isRefused ? { goTo: `/desk/articles/${previewed}` } : { ahead: undefined };
}

/**
 * A reader's document of the desk: as readers get it, without the framework's scripts. Files beside articles come from
 * the desk, because the article need not be public. In a look ahead links stay at its moment, and the status is the one
 * that readers will get.
 */
export async function toDeskDocument(
  { environment }: Newsroom,
  route: string,
  rendered: Rendered,
  ahead: LookAhead | undefined,
): Promise<Document> {
  const document = await toDocument(route, rendered, []);
  if (document.status !== 200 || !document.type.startsWith('text/html')) return document;
  const html = leadLinks(document.bodies.identity.toString('utf8'), {
    origin: environment.siteUrl,
    media,
    ...(ahead && {
      page: (page) => (shownPageAt(ahead.newsroom, page) ? futureUrl(ahead.moment, page) : undefined),
      note: futureTexts.present,
    }),
  });
  const status = ahead?.page.status ?? 200;
  return makeDocument({ status, type: document.type, body: Buffer.from(html), cacheTags: [] });
}

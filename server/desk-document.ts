import { futureTexts } from '@/lib/desk/texts/future';
import { chooseMoment } from '@/lib/future/choose-moment';
import { futureUrl, splitFuturePath } from '@/lib/future/moment';
import { newsroomAt } from '@/lib/future/newsroom-at';
import { shownPageAt } from '@/lib/future/shown-pages';
import { type Leading, leadLinks } from '@/lib/html/lead-links';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { type Document, makeDocument } from './document';
import { toDocument } from './pages';
import type { Rendered } from './render';

/** Where the desk shows files beside articles to those who may read them. */
const media = '/desk/api';

/** What a look ahead adds: its links stay at the moment, and its status is the one that readers will get. */
function lookAheadOf(newsroom: Newsroom, path: string): { leading: Partial<Leading>; status?: number } {
  const split = splitFuturePath(path);
  const choice = split && chooseMoment(newsroom, split.moment);
  if (!split || !choice || !('at' in choice)) return { leading: {} };
  const then = newsroomAt(newsroom, choice.at);
  const found = shownPageAt(then, split.page);
  return {
    leading: {
      page: (page) => (shownPageAt(then, page) ? futureUrl(choice.moment, page) : undefined),
      note: futureTexts.present,
    },
    status: found && 'status' in found ? found.status : undefined,
  };
}

/**
 * A reader's document of the desk: as readers get it, without the framework's scripts. Files beside articles come from
 * the desk, because the article need not be public.
 * @param path percent-encoded, below /desk
 */
export async function toDeskDocument(
  newsroom: Newsroom,
  path: string,
  rendered: Rendered,
): Promise<Document> {
  const document = await toDocument(path, rendered, []);
  if (document.status !== 200 || !document.type.startsWith('text/html')) return document;
  const { leading, status = 200 } = lookAheadOf(newsroom, path);
  const { bodies, type } = document;
  const html = leadLinks(bodies.identity.toString('utf8'), {
    origin: newsroom.environment.siteUrl,
    media,
    ...leading,
  });
  return makeDocument({ status, type, body: Buffer.from(html), cacheTags: [] });
}

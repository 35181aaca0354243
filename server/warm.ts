import { listName } from '@/lib/content/lists';
import { resolveAddress } from '@/lib/site/address';
import type { Portal } from './handle';
import { render } from './render';

/** Renders the front page, the sections and the newest articles once, so that the first readers find them ready. */
export async function warm({ newsroom, book, next }: Portal, articles = 30): Promise<void> {
  const newest = newsroom.queries.list(listName.all, { page: 1, size: articles });
  const sections = newsroom.settings.sections().sections.map(({ id }) => `/${id}`);
  for (const path of ['/', ...sections, ...newest.map(({ url }) => url)]) {
    const address = resolveAddress(path, book);
    if (address?.kind === 'page' && address.status === 200)
      await render(next, address.route, { host: 'localhost' });
  }
}

import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';

/** Makes the front page, the sections and the newest articles ready, so that their first readers do not wait. */
export async function warmNewest(
  { queries, settings }: Newsroom,
  warm: (path: string) => Promise<void>,
  articles = 30,
): Promise<void> {
  const newest = queries.list(listName.all, { page: 1, size: articles });
  const sections = settings.sections().sections.map(({ id }) => `/${id}`);
  for (const path of ['/', ...sections, ...newest.map(({ url }) => url)]) await warm(path);
}

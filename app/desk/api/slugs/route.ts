import { refused, respond } from '@/lib/desk/desk-error';
import { suggestSlug } from '@/lib/desk/editor/suggest-slug';
import { mayAtDesk } from '@/lib/desk/rights';
import { requirePerson } from '@/lib/desk/session';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

const longestTitle = 200;

/** A file name that is free for an article with this title. */
export const GET = respond(async (request: Request) => {
  const person = await requirePerson(request);
  if (!mayAtDesk(person, 'create')) throw refused();
  const title = new URL(request.url).searchParams.get('title') ?? '';
  return json({ slug: suggestSlug(getNewsroom(), title.slice(0, longestTitle)) });
});

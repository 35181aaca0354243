import { DeskError, respond } from '@/lib/desk/desk-error';
import { getDeskEvents } from '@/lib/desk/lists/get-desk-events';
import { getDeskLists } from '@/lib/desk/lists/get-desk-lists';
import { readListQuery } from '@/lib/desk/lists/list-query';
import { requirePerson } from '@/lib/desk/session';
import { listTexts } from '@/lib/desk/texts/lists';
import { getNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

/** One page of a list, with what the person may see. */
export const GET = respond(async (request: Request) => {
  const person = await requirePerson(request);
  const { timezone } = getNewsroom().settings.site();
  const read = readListQuery(new URL(request.url).searchParams, timezone);
  if (!read.ok) throw new DeskError(400, 'malformed', listTexts.live.malformed(read.param));
  const { revision } = getDeskEvents();
  return json(await getDeskLists().load(read.value, person, revision));
});

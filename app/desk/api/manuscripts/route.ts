import { respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { createArticle } from '@/lib/desk/manuscripts/create-article';
import { beginningSchema } from '@/lib/desk/manuscripts/input';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export const POST = respond(async (request) => {
  const person = await requirePerson(request);
  const beginning = await readInput(request, beginningSchema);
  return json(await createArticle(getWritingDesk(), person, beginning), 201);
});

import { z } from 'zod';
import { respond } from '@/lib/desk/desk-error';
import { checkText } from '@/lib/desk/editor/check-text';
import { readInput } from '@/lib/desk/input';
import { demand, readArticle } from '@/lib/desk/manuscripts/article';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

const textSchema = z.strictObject({ slug: z.string(), source: z.string() });

/** What the content check would say of an article with this text. */
export const POST = respond(async (request: Request) => {
  const person = await requirePerson(request);
  const { slug, source } = await readInput(request, textSchema);
  const article = readArticle(getWritingDesk(), slug);
  demand(person, 'read', article);
  const { file } = article;
  return json({ problems: await checkText(person.id, { kind: 'article', file, source }, request.signal) });
});

import { z } from 'zod';
import { getDesk } from '@/lib/desk/desk';
import { DeskError, respond } from '@/lib/desk/desk-error';
import { readInput } from '@/lib/desk/input';
import { type Asking, listShared, revokeAllShared, shareArticle } from '@/lib/desk/links/shared-links';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { requirePerson } from '@/lib/desk/session';
import { deskTexts } from '@/lib/desk/texts/desk';
import { mostHours } from '@/lib/preview/token';
import { json } from '@/lib/site/respond';

const order = z.strictObject({
  slug: z.string(),
  hours: z.number().positive().max(mostHours),
  note: z.string().trim().max(200).default(''),
});

async function askedBy(request: Request): Promise<Asking> {
  return { desk: getDesk(), writing: getWritingDesk(), person: await requirePerson(request) };
}

function slugIn(request: Request): string | undefined {
  return new URL(request.url).searchParams.get('slug') ?? undefined;
}

/** Outstanding links: of one article, or of all. */
export const GET = respond(async (request) => {
  return json({ links: await listShared(await askedBy(request), slugIn(request)) });
});

/** Makes a link. */
export const POST = respond(async (request) => {
  const asking = await askedBy(request);
  return json(await shareArticle(asking, await readInput(request, order)), 201);
});

/** Revokes all links of one article. */
export const DELETE = respond(async (request) => {
  const asking = await askedBy(request);
  const slug = slugIn(request);
  if (slug === undefined) throw new DeskError(400, 'malformed', deskTexts.problems.malformed);
  revokeAllShared(asking, slug);
  return new Response(null, { status: 204 });
});

import { DeskError } from '@/lib/desk/desk-error';
import { demand, readArticle } from '@/lib/desk/manuscripts/article';
import type { WritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import type { Person } from '@/lib/desk/person';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';

/** A working copy that was handed over. Times are epoch milliseconds. */
export interface HandedOver {
  name: string;
  source: string;
  base: string;
  savedAt: number;
}

/**
 * What somebody handed over to be published, for whoever may publish it.
 * @param from account of whoever handed it over
 * @throws DeskError 403, 404, 409 when there is none any more
 */
export async function readHandedOver(
  desk: WritingDesk,
  person: Person,
  slug: string,
  from: string,
): Promise<HandedOver> {
  await desk.ready;
  demand(person, 'publish', readArticle(desk, slug));
  const copy = desk.copies.get(slug, from);
  if (copy?.submittedAt === undefined)
    throw new DeskError(409, 'no-copy', manuscriptTexts.problems['no-copy']);
  const { name, source, base, savedAt } = copy;
  return { name, source, base, savedAt };
}

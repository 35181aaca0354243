import type { z } from 'zod';
import { articleFields, reservedSegments, slugPattern } from '@/lib/content/model';
import { newArticleFile, newArticleSource } from '@/lib/content/new-article';
import { validateFields } from '@/lib/content/validate';
import { DeskError, refused } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { mayAtDesk } from '@/lib/desk/rights';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { addFile } from './add-file';
import { withArticle } from './article';
import type { beginningSchema } from './input';
import { findPlace, makeFolders } from './place';
import { commitSubject } from './write-article';
import type { WritingDesk } from './writing-desk';

const { problems } = manuscriptTexts;
const longestSlug = 80;

type Beginning = z.output<typeof beginningSchema>;

export interface Created {
  slug: string;
  file: string;
  version: string;
}

/**
 * Begins an article: a draft in a folder of its own, so that its pictures lie beside it.
 * @throws DeskError 403, 409 when the name is taken, 422
 */
export async function createArticle(desk: WritingDesk, person: Person, given: Beginning): Promise<Created> {
  if (!mayAtDesk(person, 'create')) throw refused();
  const { slug, section } = given;
  const title = given.title.trim();
  const { newsroom } = desk;
  demandFitting(newsroom, { slug, title, section });
  return withArticle(desk, slug, async () => {
    if (isTaken(newsroom, slug)) throw new DeskError(409, 'taken', problems.taken(slug));
    const { timezone } = newsroom.settings.site();
    const at = newsroom.clock.now();
    const file = newArticleFile({ slug, title, section, at }, timezone, true);
    const bytes = Buffer.from(newArticleSource({ slug, title, section, at }, timezone));
    await makeFolders(newsroom.tree, file);
    const place = findPlace(newsroom.tree, file);
    if (!place) throw new DeskError(422, 'link', problems.link);
    if (place.stats) throw new DeskError(409, 'taken', problems.taken(slug));
    const version = await addFile(desk, place, bytes, {
      kind: 'create',
      slug,
      file,
      person,
      detail: { title, section },
      subject: commitSubject(newsroom, 'create', title),
      writers: [person.id],
    });
    if (version === undefined) throw new DeskError(409, 'taken', problems.taken(slug));
    await desk.commits.commit(slug);
    return { slug, file, version };
  });
}

function demandFitting(newsroom: Newsroom, { slug, title, section }: Beginning): void {
  if (!slugPattern.test(slug) || slug.length > longestSlug) throw new DeskError(422, 'slug', problems.slug);
  if (slug === 'index' || reservedSegments.has(slug)) {
    throw new DeskError(422, 'reserved', problems.reserved(slug));
  }
  if (validateFields({ title }, { title: articleFields.title }, 'UTC').length > 0) {
    throw new DeskError(422, 'title', problems.title);
  }
  const known = newsroom.settings.sections().sections.some(({ id }) => id === section);
  if (!known) throw new DeskError(422, 'section', problems.section(section));
}

/** Also when an old address ends with it: a new article may not take the place of what that leads to. */
export function isTaken({ store, queries, settings }: Newsroom, slug: string): boolean {
  if (store.articleBySlug(slug) || store.filesOfSlug(slug).length > 0) return true;
  const addresses = settings.sections().sections.map(({ id }) => `/${id}/${slug}`);
  return addresses.some((path) => queries.aliasOf(path) !== undefined || settings.redirects().has(path));
}

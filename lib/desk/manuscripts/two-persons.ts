import type { Status } from '@/lib/content/visibility';
import type { Draft } from '@/lib/preview/draft';
import type { ArticleFile } from './article';
import type { WritingDesk } from './writing-desk';

/**
 * The rule of two persons (`features: {twoPersons: true}`): whoever wrote any of what is new since the last publication
 * may not publish it. What was written outside the desk belongs to nobody here.
 */

/** States in which the text is published, or has been approved to be. */
const released: ReadonlySet<Draft['state']> = new Set(['published', 'archived', 'scheduled', 'expired']);

export function isReleased(state: Draft['state']): boolean {
  return released.has(state);
}

export function needsTwoPersons({ newsroom }: WritingDesk): boolean {
  return newsroom.settings.site().features.twoPersons === true;
}

/** Whether saving this text over that article would publish something that nobody else has seen. */
export function bypassesSecondPerson(
  desk: WritingDesk,
  { subject }: Pick<ArticleFile, 'subject'>,
  status: Status | undefined,
): boolean {
  if (!needsTwoPersons(desk)) return false;
  return isReleased(subject.state) || (status !== 'draft' && status !== 'withdrawn');
}

/** Whether somebody wrote any of what would be published. @param copyOf whose working copy it would be */
export function wrote(
  { authorship }: WritingDesk,
  { slug, subject }: Pick<ArticleFile, 'slug' | 'subject'>,
  person: string,
  copyOf?: string,
): boolean {
  if (copyOf === person) return true;
  return !isReleased(subject.state) && authorship.writersOf(slug).includes(person);
}

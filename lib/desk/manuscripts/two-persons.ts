import type { Status } from '@/lib/content/visibility';
import { DeskError } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { reportTrouble } from '@/lib/desk/trouble';
import type { Draft } from '@/lib/preview/draft';
import type { ArticleFile } from './article';
import { versionOf } from './file-form';
import { statusIn } from './status-edits';
import type { WritingDesk } from './writing-desk';

/**
 * The rule of two persons (`features: {twoPersons: true}`): whoever wrote any of what is new since the last publication
 * may not publish it. What was written outside the desk is his whose address its commit carries; what is in no commit, or
 * under an address that no account has, is nobody's.
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

/**
 * Whether somebody wrote any of what would be published: at the desk, or in a commit under the address of his account.
 * @param copyOf whose working copy it would be
 * @throws DeskError 503 when git cannot tell
 */
export async function wrote(
  desk: WritingDesk,
  article: Pick<ArticleFile, 'slug' | 'file' | 'subject'>,
  person: Person,
  copyOf?: string,
): Promise<boolean> {
  if (copyOf === person.id) return true;
  if (isReleased(article.subject.state)) return false;
  if (desk.authorship.writersOf(article.slug).includes(person.id)) return true;
  try {
    return await wroteOutside(desk, article, person.email.toLowerCase());
  } catch (error) {
    reportTrouble({ slug: article.slug, problem: String(error) });
    throw new DeskError(503, 'history', manuscriptTexts.problems.history, { 'Retry-After': '10' });
  }
}

/** Commits since the last one that readers got. Those of the desk say who had it do something, not who wrote. */
async function wroteOutside(
  { git, audit }: WritingDesk,
  { slug, file }: Pick<ArticleFile, 'slug' | 'file'>,
  email: string,
): Promise<boolean> {
  for (const { emails, blob } of await git.commitsOf(file)) {
    const bytes = await git.bytesOf(blob);
    const status = statusIn(bytes.toString('utf8'));
    if (status === 'published' || status === 'archived') return false;
    if (emails.includes(email) && !audit.hasWritten(slug, versionOf(bytes))) return true;
  }
  return false;
}

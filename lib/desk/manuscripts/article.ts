import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { publicState } from '@/lib/content/visibility';
import { DeskError, refused, unknown } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { type ArticleAction, mayWith, type Subject } from '@/lib/desk/rights';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { type Draft, draftFrom, fileOf } from '@/lib/preview/draft';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { decodeText, versionOf } from './file-form';
import { findPlace, type Place } from './place';
import type { WritingDesk } from './writing-desk';

const { problems } = manuscriptTexts;

/** The file of an article as it is at this moment. */
export interface ArticleFile {
  slug: string;
  /** Below the tree. */
  file: string;
  place: Place;
  bytes: Buffer;
  /** As it stands in the file. */
  text: string;
  version: string;
  draft: Draft;
  /** What rights go by: of a file with errors, what readers see of it. */
  subject: Subject;
}

/**
 * Reads an article. Its path comes from the index, by the slug.
 * @throws DeskError 404 without a file, 422 when it is none that the desk may write
 */
export function readArticle({ newsroom, authorship }: WritingDesk, slug: string): ArticleFile {
  const file = fileOf(newsroom, slug);
  if (file === undefined) throw unknown();
  const place = findPlace(newsroom.tree, file);
  if (!place?.stats) throw new DeskError(422, 'link', problems.link);
  const bytes = readFileSync(place.target);
  const text = decodeText(bytes);
  if (text === undefined) throw new DeskError(422, 'encoding', problems.encoding);
  const draft = draftFrom(newsroom, slug, file, bytes);
  const owner = authorship.ownerOf(slug)?.person;
  const subject = { owner, state: effectiveState(newsroom, draft) };
  return { slug, file, place, bytes, text, version: versionOf(bytes), draft, subject };
}

/** Readers see the last good version of a file that has errors. */
function effectiveState({ store, clock }: Newsroom, { slug, state }: Draft): Draft['state'] {
  const record = state === 'broken' ? store.articleBySlug(slug)?.record : undefined;
  if (!record || record.status === 'draft') return state;
  const shown = publicState(record, clock.now());
  return shown === 'visible' ? (record.archived ? 'archived' : 'published') : shown;
}

/** @throws DeskError 403, or 404 for those who may not even know that there is such an article */
export function demand(
  person: Person,
  action: ArticleAction,
  { subject }: Pick<ArticleFile, 'subject'>,
): void {
  if (mayWith(person, action, subject)) return;
  throw mayWith(person, 'read', subject) ? refused() : unknown();
}

/** Git takes a file away for a moment when it puts another version there; this long is waited for it, in milliseconds. */
const absenceMs = [10, 40, 100];

async function comeBack({ newsroom }: WritingDesk, slug: string): Promise<void> {
  for (const ms of absenceMs) {
    if (fileOf(newsroom, slug) !== undefined || newsroom.store.filesOfSlug(slug).length === 0) return;
    await wait(ms);
  }
}

/** Does `work` with nobody else changing the article at the desk meanwhile. */
export async function withArticle<T>(desk: WritingDesk, slug: string, work: () => Promise<T>): Promise<T> {
  await desk.ready;
  return desk.locks.run(slug, async () => {
    await comeBack(desk, slug);
    return work();
  });
}

import type { z } from 'zod';
import { maxTextBytes } from '@/lib/content/tree';
import type { Status } from '@/lib/content/visibility';
import { DeskError, refused, unknown } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { mayAtDesk, mayWith } from '@/lib/desk/rights';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { fileOf } from '@/lib/preview/draft';
import { type ArticleFile, demand, readArticle, withArticle } from './article';
import { conflictAt } from './conflict';
import { toFileText, toSource, versionOf } from './file-form';
import type { typedSchema } from './input';
import { saysDraft, statusIn } from './status-edits';
import { bypassesSecondPerson } from './two-persons';
import { changeOf, type Written, writeArticle } from './write-article';
import type { WritingDesk } from './writing-desk';

const { problems } = manuscriptTexts;

/** What somebody typed, and the version of the file that he began from. */
type Typed = z.output<typeof typedSchema>;

/** @throws DeskError 413, 422 for text that no file can hold as it is */
export function demandStorable(source: string): void {
  if (Buffer.byteLength(source) > maxTextBytes) throw new DeskError(413, 'too-large', problems.size);
  if (/\p{Cs}/u.test(source)) throw new DeskError(422, 'characters', problems.characters);
}

/**
 * Saves the source of an article to its file. What was typed is kept as a working copy first, and stays one when it
 * cannot be saved, whatever the reason. A text that is in the file already is saved.
 * @throws DeskError 403, 404, 413, 422; Refusal 409 with the present source and the one it began from
 */
export function saveSource(desk: WritingDesk, person: Person, slug: string, typed: Typed): Promise<Written> {
  demandStorable(typed.source);
  return withArticle(desk, slug, async () => {
    if (fileOf(desk.newsroom, slug) === undefined) throw keepOfGone(desk, person, slug, typed);
    const article = readArticle(desk, slug);
    demand(person, 'read', article);
    desk.copies.put(slug, person, typed.source, typed.base, desk.newsroom.clock.now());
    if (!mayWith(person, 'save', article.subject)) throw refused();
    const text = toFileText(typed.source, article.text);
    if (versionOf(Buffer.from(text)) === article.version) {
      desk.copies.dropSame(slug, person.id, typed.source);
      return { version: article.version, change: changeOf(desk.newsroom, article) };
    }
    if (typed.base !== article.version) throw await conflictAt(desk, article, typed.base);
    const status = statusIn(text);
    demandAllowedStatus(desk, person, article, text, status);
    return writeArticle(desk, article, {
      kind: 'save',
      person,
      text,
      writers: [person.id],
      publishes: status === 'published' || status === 'archived',
      copies: [{ person: person.id, source: typed.source }],
    });
  });
}

/** The file went while somebody was typing: what he typed does not. */
function keepOfGone(desk: WritingDesk, person: Person, slug: string, { source, base }: Typed): DeskError {
  const { copies, authorship, newsroom } = desk;
  const worked = copies.get(slug, person.id) ?? authorship.ownerOf(slug)?.person === person.id;
  if (!worked && !(mayAtDesk(person, 'see-all') && desk.audit.list({ subject: slug }).length > 0))
    return unknown();
  copies.put(slug, person, source, base, newsroom.clock.now());
  return new DeskError(404, 'gone', problems.gone);
}

/** What a saved text may make of an article goes by rights too, not only who may save. */
function demandAllowedStatus(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  text: string,
  status: Status | undefined,
): void {
  const { subject, slug } = article;
  if (!mayWith(person, 'publish', subject) && !saysDraft(text)) {
    throw new DeskError(422, 'draft-only', problems['draft-only']);
  }
  const before = statusIn(article.text) ?? desk.newsroom.store.articleBySlug(slug)?.record.status;
  // A text whose status cannot be read changes nothing for readers: they keep the last good version.
  const withdraws = status !== undefined && (before === 'withdrawn') !== (status === 'withdrawn');
  if (withdraws && !mayWith(person, 'withdraw', subject)) {
    throw new DeskError(403, 'withdraw-only', problems['withdraw-only']);
  }
  if (bypassesSecondPerson(desk, article, status)) {
    throw new DeskError(409, 'second-person', problems['second-person-save']);
  }
}

/** Keeps what somebody types, beside the file. @throws DeskError 404, 413, 422 */
export function keepWorkingCopy(
  desk: WritingDesk,
  person: Person,
  slug: string,
  typed: Typed,
): Promise<void> {
  demandStorable(typed.source);
  return withArticle(desk, slug, async () => {
    if (fileOf(desk.newsroom, slug) === undefined) {
      const problem = keepOfGone(desk, person, slug, typed);
      if (problem.code === 'gone') return;
      throw problem;
    }
    const article = readArticle(desk, slug);
    demand(person, 'read', article);
    const now = desk.newsroom.clock.now();
    if (typed.source === toSource(article.text)) return desk.copies.drop(slug, person.id);
    desk.copies.put(slug, person, typed.source, typed.base, now);
    if (typed.base === article.version) await desk.kept.keep(slug, typed.base, article.bytes, now);
  });
}

/** Forgets what somebody typed: he wants it so. */
export async function dropWorkingCopy(desk: WritingDesk, person: Person, slug: string): Promise<void> {
  await withArticle(desk, slug, async () => desk.copies.drop(slug, person.id));
}

/** Hands a working copy over, for somebody else to publish. @throws DeskError 403, 404, 409 */
export function submitWorkingCopy(desk: WritingDesk, person: Person, slug: string): Promise<void> {
  return withArticle(desk, slug, async () => {
    demand(person, 'submit', readArticle(desk, slug));
    const now = desk.newsroom.clock.now();
    if (!desk.copies.submit(slug, person.id, now))
      throw new DeskError(409, 'no-working-copy', problems['no-working-copy']);
    desk.audit.append({
      at: now,
      person: person.id,
      name: person.name,
      action: 'submit',
      subject: slug,
      detail: {},
    });
  });
}

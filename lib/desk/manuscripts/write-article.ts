import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { checkOne } from '@/lib/content/check-one';
import type { Problem } from '@/lib/content/types';
import type { Person } from '@/lib/desk/person';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { type Draft, draftFrom } from '@/lib/preview/draft';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { isEnglish } from '@/lib/site/texts';
import { type ArticleFile, readArticle } from './article';
import type { CommitReport } from './commits';
import { conflictAt } from './conflict';
import { syncFolder, writeDurably } from './durable-file';
import { versionOf } from './file-form';
import type { ChangeKind, PlannedChange } from './journal';
import { replaceFile } from './replace-file';
import { titleIn } from './status-edits';
import type { WritingDesk } from './writing-desk';

/** A new text for an article. */
export interface Writing {
  kind: ChangeKind;
  person: Person;
  /** As it shall stand in the file. */
  text: string;
  /** Ids of those who wrote it; nobody when only the state changes. */
  writers?: readonly string[];
  /** Whether the text is published with it, or approved to be. */
  publishes: boolean;
  /** Working copies that the file then holds. */
  copies?: PlannedChange['copies'];
  detail?: PlannedChange['detail'];
}

/** How things stand after a change. */
export interface Change extends CommitReport {
  state: Draft['state'];
  /** What is wrong in the file, as `npm run check` says it. */
  problems: Problem[];
}

export interface Written {
  version: string;
  change: Change;
}

/** The first line of a commit. */
export function commitSubject({ settings }: Newsroom, kind: ChangeKind, title: string): string {
  const { commits } = manuscriptTexts;
  return commits[isEnglish(settings.site().language) ? 'en' : 'zh'][kind](title);
}

/** A name in the same folder that no part of the site looks at. */
export function temporaryFor(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.desk`);
}

/**
 * Puts a new text in the place of the one that was read, for whoever has the lock of the article: on disk and in the log
 * when it returns, with the next request for readers, and in git if git can.
 * @throws Refusal 409 when somebody else wrote to the file meanwhile
 */
export async function writeArticle(
  desk: WritingDesk,
  article: ArticleFile,
  writing: Writing,
): Promise<Written> {
  const { newsroom, journal, kept } = desk;
  const { slug, file, place, version: from } = article;
  const bytes = Buffer.from(writing.text);
  const plan: PlannedChange = {
    kind: writing.kind,
    slug,
    file,
    person: writing.person,
    from,
    to: versionOf(bytes),
    temporary: temporaryFor(place.target),
    detail: writing.detail ?? {},
    subject: commitSubject(newsroom, writing.kind, titleIn(writing.text, slug)),
    paths: [file],
    writers: writing.writers ?? [],
    publishes: writing.publishes,
    copies: writing.copies ?? [],
  };
  const now = (): number => newsroom.clock.now();
  const id = journal.begin(plan, now());
  const outcome = await replace(plan).catch((error: unknown) => {
    journal.end(id, plan, 'abandoned', now(), { reason: String(error).slice(0, 200) });
    throw error;
  });
  if (outcome === 'changed') {
    journal.end(id, plan, 'abandoned', now(), { reason: outcome });
    throw await conflictAt(desk, readArticle(desk, slug), from);
  }
  await syncFolder(place.folder);
  journal.end(id, plan, 'done', now(), outcome === 'overtaken' ? { overtaken: true } : {});
  await newsroom.apply('request', [file]);
  const report = await desk.commits.commit(slug);
  return { version: plan.to, change: { ...changeOf(newsroom, { slug, file, bytes }), ...report } };

  async function replace({ temporary = '', to }: PlannedChange): Promise<ReturnType<typeof replaceFile>> {
    try {
      await writeDurably(temporary, bytes, place.stats);
      await kept.keep(slug, to, bytes, now());
      return replaceFile(place, temporary, { slug, expected: from, at: now() }, kept);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

/** How things stand with a file that holds these bytes. */
export function changeOf(
  newsroom: Newsroom,
  { slug, file, bytes }: Pick<ArticleFile, 'slug' | 'file' | 'bytes'>,
): Change {
  const { state } = draftFrom(newsroom, slug, file, bytes);
  return { state, problems: checkOne(newsroom, 'article', file, bytes), commit: 'none' };
}

import type { ArticleRecord } from '@/lib/content/record';
import type { FileRow } from '@/lib/content/store';
import type { Problem } from '@/lib/content/types';
import { never, publicState } from '@/lib/content/visibility';
import type { Draft } from '@/lib/preview/draft';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { bestPassage, findRanges, markedParts } from '@/lib/search/highlight';
import { formatIso } from '@/lib/site/dates';
import { type ArticleAction, mayWith } from '../rights';
import type { DeskRow } from './row';
import { type Owners, seesInside, type Viewer } from './viewer';
import { lengthOf } from './word-count';

/** What rows are made of besides the index. */
export interface Surroundings {
  newsroom: Newsroom;
  owners: Owners;
  submissionsOf: (slug: string) => { name: string; submittedAt: number }[];
}

/** A row, and the version of its file for whoever asks about its history; undefined where that is nobody's business. */
export interface BuiltRow {
  row: DeskRow;
  version: FileRow | undefined;
}

const actions: readonly ArticleAction[] = [
  'read',
  'save',
  'submit',
  'share',
  'publish',
  'correct',
  'withdraw',
];

function stateOf(record: ArticleRecord, now: number): Draft['state'] {
  const state = publicState(record, now);
  return state === 'visible' ? (record.archived ? 'archived' : 'published') : state;
}

export function allowedTo(
  { person }: Viewer,
  owner: string | undefined,
  state: Draft['state'],
): ArticleAction[] {
  return actions.filter((action) => mayWith(person, action, { owner, state }));
}

/** The row of an article that the index holds; undefined when it vanished meanwhile. @param terms that were looked for */
export function articleRow(
  { newsroom, owners, submissionsOf }: Surroundings,
  slug: string,
  viewer: Viewer,
  terms: readonly string[],
): BuiltRow | undefined {
  const { store, settings, clock } = newsroom;
  const found = store.articleBySlug(slug);
  const version = found && store.file(found.path);
  if (!found || !version) return undefined;
  const { record, path, id } = found;
  const { timezone } = settings.site();
  const state = stateOf(record, clock.now());
  const owner = owners.ownerOf(slug);
  const iso = (at: number): string => formatIso(at, timezone);
  const inside = seesInside(viewer, slug);
  const correction = [...record.corrections].sort((a, b) => b.date - a.date)[0];
  const isPublic = state === 'published' || state === 'archived';
  const due = dueOf(record, state);
  const plain = (): string => store.plain(id);
  const row: DeskRow = {
    id: slug,
    kind: 'article',
    slug,
    title: record.title,
    state,
    section: settings.sections().get(record.section)?.name ?? record.section,
    date: iso(record.date),
    dateOnly: record.dateOnly,
    due: due === undefined ? undefined : iso(due),
    authors: record.authors,
    own: owner?.person === viewer.person.id,
    may: allowedTo(viewer, owner?.person, state),
    url: isPublic ? record.url : undefined,
    words: lengthOf(version, plain),
    problems: [],
    correction: correction && { date: iso(correction.date), text: correction.text },
    submissions: [],
    found: terms.length > 0 ? whereFound(record, plain(), terms) : undefined,
  };
  if (!inside) return { row, version: undefined };
  const { withdrawn } = record;
  return {
    version,
    row: {
      ...row,
      file: path,
      owner: owner?.name,
      problems: problemsOf(store.problemsOf(path)),
      withdrawal:
        state === 'withdrawn' && withdrawn
          ? { date: iso(withdrawn.date), reason: withdrawn.reason }
          : undefined,
      submissions: submissionsOf(slug).map(({ name, submittedAt }) => ({ by: name, at: iso(submittedAt) })),
    },
  };
}

function dueOf({ date, expires }: ArticleRecord, state: Draft['state']): number | undefined {
  if (state === 'scheduled') return date;
  return expires === never || state === 'withdrawn' ? undefined : expires;
}

export function problemsOf(problems: readonly Problem[]): DeskRow['problems'] {
  return problems.map(({ line, column, severity, rule, message }) => ({
    line,
    column,
    severity,
    rule,
    message,
  }));
}

function whereFound({ title }: ArticleRecord, plain: string, terms: readonly string[]): DeskRow['found'] {
  const passage = bestPassage(plain, terms, 80);
  return {
    title: markedParts(title, findRanges(title, terms)),
    ...(passage.ranges.length > 0 && { passage: markedParts(passage.text, passage.ranges) }),
  };
}

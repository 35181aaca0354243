import { DeskError, refused, unknown } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { type ArticleAction, mayWith } from '@/lib/desk/rights';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import type { Draft } from '@/lib/preview/draft';
import { formatMinute, parseTime } from '@/lib/site/dates';
import { type ArticleFile, demand } from './article';
import { toFileText, toSource } from './file-form';
import type { FrontMatterEdit } from './front-matter-edit';
import type { ArticleOrder } from './input';
import { correctEdits, dateIn, draftEdits, minuteOf, publishEdits, withdrawEdits } from './status-edits';
import { isReleased, needsTwoPersons, wrote } from './two-persons';
import type { WorkingCopy } from './working-copies';
import type { WritingDesk } from './writing-desk';

const { problems } = manuscriptTexts;
const longestNote = 1000;
const longestReason = 500;

/** What an order comes to, before it is done. */
export interface PlannedAction {
  /** As it stands in the file, or would when somebody's working copy stood there. */
  text: string;
  edits: FrontMatterEdit[];
  /** What the article must be afterwards. */
  state: Draft['state'];
  /** Whether an error anywhere forbids it, also one that keeps nothing from readers. */
  thorough: boolean;
  detail: Readonly<Record<string, string>>;
  copy?: WorkingCopy;
  /** Not to be written: a second person must do that. */
  handOver?: true;
}

type OrderOf<Action extends ArticleOrder['action']> = Extract<ArticleOrder, { action: Action }>;

/** @throws DeskError 403, 404, 409, 422, 503 when the person, the article or the order does not fit */
export async function planAction(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  order: ArticleOrder,
): Promise<PlannedAction> {
  switch (order.action) {
    case 'publish':
      return planPublish(desk, person, article, order);
    case 'schedule':
      return planSchedule(desk, person, article, order);
    case 'correct':
      return planCorrect(desk, person, article, order);
    case 'withdraw':
      return planWithdraw(desk, person, article, order);
    case 'restore-draft':
      return planRestore(person, article);
  }
}

function refuse(code: keyof typeof problems & string, message: string): DeskError {
  return new DeskError(422, code, message);
}

/** The working copy that is to be published, and the text that the file then has. */
function chosenText(
  desk: WritingDesk,
  article: ArticleFile,
  from: string | undefined,
): Pick<PlannedAction, 'text' | 'copy'> {
  if (from === undefined) return { text: article.text };
  const copy = desk.copies.get(article.slug, from);
  if (copy?.submittedAt === undefined) throw new DeskError(409, 'no-copy', problems['no-copy']);
  return { text: toFileText(copy.source, article.text), copy };
}

async function demandSecondPerson(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  from?: string,
): Promise<void> {
  if (!needsTwoPersons(desk) || !(await wrote(desk, article, person, from))) return;
  throw new DeskError(403, 'second-person', problems['second-person-publish']);
}

async function planPublish(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  { at, from }: OrderOf<'publish'>,
): Promise<PlannedAction> {
  demand(person, 'publish', article);
  await demandSecondPerson(desk, person, article, from);
  const { state } = article.subject;
  if (state === 'withdrawn') throw refuse('is-withdrawn', problems['is-withdrawn']);
  const isPublic = state === 'published' || state === 'archived';
  if (isPublic && from === undefined) throw refuse('already-public', problems['already-public']);
  if (at !== undefined && at !== 'now') throw refuse('time', problems.time);
  const { timezone } = desk.newsroom.settings.site();
  const chosen = chosenText(desk, article, from);
  const now = minuteOf(desk.newsroom.clock.now());
  const written = dateIn(chosen.text, timezone);
  const date = at === 'now' || written === undefined ? now : undefined;
  if (date === undefined && written !== undefined && written > desk.newsroom.clock.now()) {
    throw refuse('future-date', problems['future-date'](formatMinute(written, timezone)));
  }
  return {
    ...chosen,
    edits: publishEdits(chosen.text, date, timezone),
    state: 'published',
    thorough: true,
    detail: {},
  };
}

async function planSchedule(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  { at, from }: OrderOf<'schedule'>,
): Promise<PlannedAction> {
  demand(person, 'publish', article);
  await demandSecondPerson(desk, person, article, from);
  const { state } = article.subject;
  if (state === 'withdrawn') throw refuse('is-withdrawn', problems['is-withdrawn']);
  if (isReleased(state) && state !== 'scheduled') throw refuse('was-public', problems['was-public']);
  const { timezone } = desk.newsroom.settings.site();
  const time = parseTime(at, timezone)?.at;
  if (time === undefined) throw refuse('time', problems.time);
  if (time <= desk.newsroom.clock.now()) throw refuse('past', problems.past);
  const chosen = chosenText(desk, article, from);
  return {
    ...chosen,
    edits: publishEdits(chosen.text, time, timezone),
    state: 'scheduled',
    thorough: true,
    detail: { at: new Date(time).toISOString() },
  };
}

function planCorrect(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  { text }: OrderOf<'correct'>,
): PlannedAction {
  demand(person, 'correct', article);
  const { state } = article.subject;
  if (state !== 'published' && state !== 'archived') throw refuse('not-public', problems['not-public']);
  const note = text.trim();
  if (note === '' || [...note].length > longestNote) throw refuse('no-text', problems['no-text']);
  const { timezone } = desk.newsroom.settings.site();
  const handOver = needsTwoPersons(desk);
  const own = handOver ? desk.copies.get(article.slug, person.id) : undefined;
  if (own && own.base !== article.version) {
    throw new DeskError(409, 'second-person', problems['second-person-unsent']);
  }
  const now = desk.newsroom.clock.now();
  const before = handOver ? (own?.source ?? toSource(article.text)) : article.text;
  return {
    text: before,
    edits: correctEdits(before, note, now, timezone),
    state: 'published',
    thorough: false,
    detail: { text: note },
    ...(handOver && { handOver }),
  };
}

function planWithdraw(
  desk: WritingDesk,
  person: Person,
  article: ArticleFile,
  { reason, successor }: OrderOf<'withdraw'>,
): PlannedAction {
  demand(person, 'withdraw', article);
  const { state } = article.subject;
  if (!isReleased(state) || state === 'scheduled') {
    throw refuse('not-withdrawable', problems['not-withdrawable']);
  }
  const why = reason.trim();
  if (why === '' || [...why].length > longestReason) throw refuse('no-reason', problems['no-reason']);
  const { queries, clock, settings } = desk.newsroom;
  const isOther = successor !== article.slug && queries.lookUp(successor ?? '').state === 'visible';
  if (successor && !isOther) throw refuse('successor', problems.successor);
  const notice = { reason: why, ...(successor && { successor }) };
  return {
    text: article.text,
    edits: withdrawEdits(notice, clock.now(), settings.site().timezone),
    state: 'withdrawn',
    thorough: false,
    detail: notice,
  };
}

/** Which right it takes to make an article a draft again: the one that made it what it is. */
const restoring: Partial<Record<Draft['state'], ArticleAction>> = {
  draft: 'save',
  broken: 'save',
  scheduled: 'publish',
  withdrawn: 'withdraw',
};

function planRestore(person: Person, article: ArticleFile): PlannedAction {
  const { subject } = article;
  if (!mayWith(person, 'read', subject)) throw unknown();
  const right = restoring[subject.state];
  if (right === undefined) throw refuse('cannot-restore', problems['cannot-restore']);
  if (!mayWith(person, right, subject)) throw refused();
  return { text: article.text, edits: draftEdits(), state: 'draft', thorough: false, detail: {} };
}

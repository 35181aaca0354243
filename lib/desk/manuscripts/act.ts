import { checkOne } from '@/lib/content/check-one';
import { DeskError } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import type { Draft } from '@/lib/preview/draft';
import { draftFrom } from '@/lib/preview/draft';
import { type ArticleFile, demand, readArticle, withArticle } from './article';
import { conflictAt } from './conflict';
import { editFrontMatter } from './front-matter-edit';
import type { ArticleOrder } from './input';
import { type PlannedAction, planAction } from './plan-action';
import { Refusal } from './refusal';
import { changeOf, type Writing, type Written, writeArticle } from './write-article';
import type { WritingDesk } from './writing-desk';

const { problems } = manuscriptTexts;

const rightFor = {
  publish: 'publish',
  schedule: 'publish',
  correct: 'correct',
  withdraw: 'withdraw',
} as const;

/**
 * Publishes, schedules, corrects, withdraws an article or takes it back: edits of its front matter that leave every other
 * byte alone.
 * @throws DeskError 403, 404, 409, 422; Refusal with the problems or the texts to compare
 */
export function act(desk: WritingDesk, person: Person, slug: string, order: ArticleOrder): Promise<Written> {
  return withArticle(desk, slug, async () => {
    const article = readArticle(desk, slug);
    demand(person, 'read', article);
    // Who may not do it learns that first, whatever he began from.
    if (order.action !== 'restore-draft') demand(person, rightFor[order.action], article);
    if (order.base !== article.version) throw await conflictAt(desk, article, order.base);
    const plan = await planAction(desk, person, article, order);
    if (plan.copy && plan.copy.base !== article.version) {
      throw await conflictAt(desk, article, plan.copy.base, 'copy-outdated');
    }
    const text = editFrontMatter(plan.text, plan.edits);
    if (text === undefined) throw unchangeable(desk, article, plan.text);
    if (plan.handOver) return handOver(desk, person, article, text);
    demandOutcome(desk, article, text, plan);
    if (text === article.text) return { version: article.version, change: changeOf(desk.newsroom, article) };
    return writeArticle(desk, article, writingOf(order, person, plan, text));
  });
}

function unchangeable({ newsroom }: WritingDesk, { file }: ArticleFile, text: string): DeskError {
  const found = checkOne(newsroom, 'article', file, Buffer.from(text));
  return found.some(({ severity }) => severity === 'error')
    ? new Refusal(422, 'errors', problems.errors, { problems: found })
    : new DeskError(422, 'form', problems.form);
}

function writingOf(
  { action }: ArticleOrder,
  person: Person,
  { state, detail, copy }: PlannedAction,
  text: string,
): Writing {
  return {
    kind: action,
    person,
    text,
    writers: copy ? [copy.person] : [],
    publishes: state === 'published' || state === 'scheduled',
    copies: copy ? [{ person: copy.person, source: copy.source }] : [],
    detail: copy ? { ...detail, copyOf: copy.person } : detail,
  };
}

/** A file that does not become what was asked for is not written: readers would see its last good version. */
function demandOutcome(
  { newsroom }: WritingDesk,
  { slug, file }: ArticleFile,
  text: string,
  { state, thorough }: PlannedAction,
): void {
  const bytes = Buffer.from(text);
  const found = checkOne(newsroom, 'article', file, bytes);
  const draft = draftFrom(newsroom, slug, file, bytes);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (draft.state === 'broken' || (thorough && errors.length > 0)) {
    throw new Refusal(422, 'errors', problems.errors, { problems: found });
  }
  if (!sameStanding(draft.state, state)) throw new DeskError(422, 'still-hidden', problems['still-hidden']);
}

function sameStanding(is: Draft['state'], wanted: Draft['state']): boolean {
  return is === wanted || (wanted === 'published' && is === 'archived');
}

/** A correction that needs a second person becomes a working copy, handed over. */
async function handOver(
  desk: WritingDesk,
  person: Person,
  { slug, version }: ArticleFile,
  text: string,
): Promise<never> {
  const now = desk.newsroom.clock.now();
  desk.copies.put(slug, person, text, version, now);
  desk.copies.submit(slug, person.id, now);
  desk.audit.append({
    at: now,
    person: person.id,
    name: person.name,
    action: 'submit',
    subject: slug,
    detail: { for: 'correct' },
  });
  throw new DeskError(409, 'second-person', problems['second-person-correct']);
}

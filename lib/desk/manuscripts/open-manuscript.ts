import { LRUCache } from 'lru-cache';
import type { Person } from '@/lib/desk/person';
import { type ArticleAction, mayWith } from '@/lib/desk/rights';
import type { Draft } from '@/lib/preview/draft';
import { type ArticleFile, demand, readArticle } from './article';
import type { LastChange } from './content-git';
import { toSource } from './file-form';
import { isReleased, needsTwoPersons, wrote } from './two-persons';
import type { WorkingCopy } from './working-copies';
import type { WritingDesk } from './writing-desk';

/** An article as somebody may work on it. Times are epoch milliseconds. */
export interface Manuscript {
  slug: string;
  /** Below the content tree. */
  file: string;
  /** Lines end with LF, no byte order mark: the file keeps its own. */
  source: string;
  version: string;
  /** `broken` for a file with errors, whatever readers see of it. */
  state: Draft['state'];
  /** Account that began it at the desk. */
  owner?: string;
  may: ArticleAction[];
  workingCopy?: Pick<WorkingCopy, 'source' | 'base' | 'savedAt'> & { submitted: boolean };
  /** Of others. */
  copies: { person: string; name: string; savedAt: number; submitted: boolean }[];
  lastChange?: LastChange;
}

const actions = ['read', 'save', 'submit', 'share', 'publish', 'correct', 'withdraw'] as const;

/** @throws DeskError 404, 422 */
export async function openManuscript(desk: WritingDesk, person: Person, slug: string): Promise<Manuscript> {
  await desk.ready;
  const article = readArticle(desk, slug);
  demand(person, 'read', article);
  const { file, text, version, draft, subject } = article;
  const own = desk.copies.get(slug, person.id);
  const others = desk.copies.list(slug).filter((copy) => copy.person !== person.id);
  const lastChange = await lastChangeOf(desk, article);
  return {
    slug,
    file,
    source: toSource(text),
    version,
    state: draft.state,
    ...(subject.owner !== undefined && { owner: subject.owner }),
    may: await allowedNow(desk, person, article),
    ...(own && {
      workingCopy: {
        source: own.source,
        base: own.base,
        savedAt: own.savedAt,
        submitted: own.submittedAt !== undefined,
      },
    }),
    copies: others.map(({ person: id, name, savedAt, submittedAt }) => {
      return { person: id, name, savedAt, submitted: submittedAt !== undefined };
    }),
    ...(lastChange && { lastChange }),
  };
}

/** What rights allow, less what the rule of two persons forbids at this moment. */
async function allowedNow(desk: WritingDesk, person: Person, article: ArticleFile): Promise<ArticleAction[]> {
  const allowed = actions.filter((action) => mayWith(person, action, article.subject));
  if (!needsTwoPersons(desk)) return allowed;
  // Where git cannot tell, publishing would be refused.
  const isWriter = allowed.includes('publish') && (await wrote(desk, article, person).catch(() => true));
  const forbidden = new Set<ArticleAction>([
    ...(isReleased(article.subject.state) ? (['save'] as const) : []),
    ...(isWriter ? (['publish'] as const) : []),
  ]);
  return allowed.filter((action) => !forbidden.has(action));
}

const known = new LRUCache<string, LastChange>({ max: 5000 });

/** What git says of this version, or the desk's own log when that is newer or git knows nothing. */
async function lastChangeOf(
  { git, audit }: WritingDesk,
  { slug, file, version }: ArticleFile,
): Promise<LastChange | undefined> {
  const key = `${file} ${version}`;
  const found = known.get(key) ?? (await git.lastChange(file));
  if (found) known.set(key, found);
  const entry = audit
    .list({ subject: slug })
    .find(({ action, detail }) => !/^save-(?:begun|abandoned)$/.test(action) && detail.to === version);
  if (!entry || (found && found.at >= entry.at - 1000)) return found;
  return { at: entry.at, by: entry.name, subject: String(entry.detail.for ?? '') };
}

import type { Draft } from '@/lib/preview/draft';
import type { Person, Role } from './person';

/** What somebody wants to do with an article. */
export type ArticleAction = 'read' | 'save' | 'submit' | 'share' | 'publish' | 'correct' | 'withdraw';

/** What somebody wants to do with the desk as a whole. */
export type DeskAction = 'create' | 'see-all' | 'see-future' | 'see-audit' | 'manage-people';

/** What rights depend on: who began an article at the desk (undefined: it came from outside), and what it is now. */
export interface Subject {
  owner: string | undefined;
  state: Draft['state'];
}

const allowed: Readonly<Record<Role, ReadonlySet<ArticleAction | DeskAction>>> = {
  author: new Set(['create']),
  editor: new Set([
    'create',
    'see-all',
    'see-future',
    'read',
    'save',
    'submit',
    'share',
    'publish',
    'correct',
  ]),
  chief: new Set([
    'create',
    'see-all',
    'see-future',
    'see-audit',
    'manage-people',
    'read',
    'save',
    'submit',
    'share',
    'publish',
    'correct',
    'withdraw',
  ]),
};

/** What whoever began an article may do with it as long as it was not published. */
const withOwnDraft: ReadonlySet<ArticleAction> = new Set(['read', 'save', 'submit', 'share']);

const unpublished: ReadonlySet<Draft['state']> = new Set(['draft', 'broken']);

export function mayAtDesk({ role }: Person, action: DeskAction): boolean {
  return allowed[role].has(action);
}

/**
 * The one rule of who may do what with an article. It goes by the state of the file on disk; that an author's new text
 * must itself say `status: draft` is for whoever writes it to see to.
 */
export function mayWith({ id, role }: Person, action: ArticleAction, { owner, state }: Subject): boolean {
  if (allowed[role].has(action)) return true;
  if (owner !== id) return false;
  return action === 'read' || (withOwnDraft.has(action) && unpublished.has(state));
}

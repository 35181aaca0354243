import { describe, expect, it } from 'vitest';
import type { Person, Role } from './person';
import { mayAtDesk, mayWith, type Subject } from './rights';

const person = (role: Role): Person => ({ id: role, name: role, email: `${role}@example.cn`, role });

const own: Subject = { owner: 'author', state: 'draft' };
const others: Subject = { owner: 'editor', state: 'draft' };
const actions = ['read', 'save', 'submit', 'share', 'publish', 'correct', 'withdraw'] as const;

describe('rights', () => {
  it('let authors work on their own drafts, and on nothing else', () => {
    const author = person('author');
    expect(actions.filter((action) => mayWith(author, action, own))).toEqual([
      'read',
      'save',
      'submit',
      'share',
    ]);
    expect(actions.filter((action) => mayWith(author, action, others))).toEqual([]);
    expect(actions.filter((action) => mayWith(author, action, { ...own, owner: undefined }))).toEqual([]);
  });

  it('leave authors nothing but reading once their article is not a draft any more', () => {
    for (const state of ['published', 'scheduled', 'withdrawn', 'expired', 'archived'] as const) {
      expect(actions.filter((action) => mayWith(person('author'), action, { ...own, state }))).toEqual([
        'read',
      ]);
    }
  });

  it('let editors do everything but withdraw, and chiefs that too', () => {
    expect(actions.filter((action) => !mayWith(person('editor'), action, others))).toEqual(['withdraw']);
    expect(actions.filter((action) => !mayWith(person('chief'), action, others))).toEqual([]);
  });

  it('keep accounts and the log for chiefs', () => {
    for (const action of ['manage-people', 'see-audit'] as const) {
      expect(
        (['author', 'editor', 'chief'] as const).filter((role) => mayAtDesk(person(role), action)),
      ).toEqual(['chief']);
    }
  });
});

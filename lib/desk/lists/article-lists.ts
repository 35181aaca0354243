import { listName } from '@/lib/content/lists';
import type { ListName } from './list-names';

/** What a list of articles is, in SQL over `article a`. Binds :now, :today (start of the local day), :submitted. */
export interface ArticleList {
  /** The index in whose order it is read. */
  index?: string;
  /** What else its order needs. */
  join?: string;
  /** Condition of standing on the list. */
  where: string;
  /** What it is sorted by; equal ones by slug. */
  key: string;
  order: 'ASC' | 'DESC';
  /** That an article stands on it is nothing that readers see. */
  isInside?: true;
}

const listable = "a.status IN ('published', 'archived')";
/** Whether readers see it at this moment. */
export const visible = `(${listable} AND a.date <= :now AND a.expires > :now)`;

export type ArticleListName = Exclude<ListName, 'problems'>;

export const articleLists: Readonly<Record<ArticleListName, ArticleList>> = {
  all: { index: 'article_date', where: 'true', key: 'a.date', order: 'DESC' },
  submitted: {
    join: 'JOIN json_each(:submitted) s ON s.key = a.slug',
    where: 'true',
    key: 's.value',
    order: 'DESC',
    isInside: true,
  },
  // What was worked on last comes first: the date of a draft says little.
  drafts: {
    index: 'article_draft',
    join: 'CROSS JOIN file f ON f.path = a.path',
    where: "a.status = 'draft'",
    key: 'f.mtime',
    order: 'DESC',
  },
  scheduled: {
    index: 'article_public',
    where: `${listable} AND a.date > :now`,
    key: 'a.date',
    order: 'ASC',
  },
  today: {
    index: 'article_public',
    where: `${visible} AND a.date >= :today`,
    key: 'a.date',
    order: 'DESC',
  },
  corrected: {
    where: `a.id IN (SELECT id FROM member WHERE list = '${listName.corrections}')`,
    key: 'a.changed',
    order: 'DESC',
  },
  withdrawn: {
    index: 'article_withdrawn',
    where: "a.status = 'withdrawn'",
    key: 'a.changed',
    order: 'DESC',
  },
  expired: {
    index: 'article_expires',
    where: `${listable} AND a.expires <= :now AND a.date <= :now`,
    key: 'a.expires',
    order: 'DESC',
  },
};

import type { Db } from '@/lib/content/database';
import type { SectionTree } from '@/lib/content/section-tree';
import type { ContentTree } from '@/lib/content/tree';
import { fold } from '@/lib/search/fold';
import type { Place } from './cursor';
import { mostCounted } from './limits';
import type { ListQuery } from './list-query';
import { matchingOf, pathCondition } from './matching';
import { subSections } from './sub-sections';
import type { Viewer } from './viewer';

type Bind = Record<string, string | number>;

/** Places among files with problems: those with errors first. */
const ranks = { error: 0, warning: 1 } as const;

/** Files that were never valid are read from disk when text is looked for: so many, the newest, and no larger. */
const mostUnread = 200;
const mostUnreadBytes = 512 * 1024;

/** Finds files by what is wrong with them: articles, topics, pages and settings. */
export class ProblemFinder {
  private readonly statements = new Map<string, ReturnType<Db['prepare']>>();

  constructor(
    private readonly db: Db,
    private readonly tree: Pick<ContentTree, 'readText'>,
    private readonly sections: () => SectionTree,
  ) {}

  /** Files with problems, errors first, then by path; names of places are paths. One more than asked for. */
  find(query: ListQuery, viewer: Viewer): Place[] {
    if (query.words.hopeless) return [];
    const { after, limit } = query;
    const errors =
      !after || after.key === ranks.error ? this.page('error', query, viewer, after?.name ?? '') : [];
    if (errors.length > limit) return errors;
    const from = after?.key === ranks.warning ? after.name : '';
    const rest = { ...query, limit: limit - errors.length };
    return [...errors, ...this.page('warning', rest, viewer, from)];
  }

  count(viewer: Viewer): number {
    const sql = `SELECT count(*) AS total FROM (SELECT DISTINCT path FROM problem p WHERE ${seen(viewer)} LIMIT ${mostCounted})`;
    return (this.prepared(sql).get(bindOf(viewer)) as { total: number }).total;
  }

  /** Articles that never were valid. */
  countUnread(viewer: Viewer): number {
    const sql = `SELECT count(*) AS total FROM (${neverValid(viewer)} LIMIT ${mostCounted})`;
    return (this.prepared(sql).get(bindOf(viewer)) as { total: number }).total;
  }

  /**
   * Articles that never were valid: the index has nothing of them but their problems. The newest first, those that have
   * all words in their path or text; none when something is asked that only a valid article can say.
   */
  unread(query: ListQuery, viewer: Viewer): string[] {
    const { words, section, from, to, after, list } = query;
    const listed = list === 'all' || list === 'drafts';
    if (!listed || after || words.hopeless || section !== undefined || from !== undefined || to !== undefined)
      return [];
    const sql = `SELECT f.path, f.size FROM (${neverValid(viewer)}) b
      CROSS JOIN file f ON f.path = b.path ORDER BY f.mtime DESC, f.path LIMIT ${mostUnread}`;
    const files = this.prepared(sql).all(bindOf(viewer)) as { path: string; size: number }[];
    return files.filter((file) => this.hasAll(file, words.items)).map(({ path }) => path);
  }

  private hasAll({ path, size }: { path: string; size: number }, items: readonly string[]): boolean {
    if (items.every((item) => path.includes(item))) return true;
    const text = size > mostUnreadBytes ? '' : fold(this.tree.readText(path) ?? '');
    return items.every((item) => text.includes(item));
  }

  private page(severity: keyof typeof ranks, query: ListQuery, viewer: Viewer, after: string): Place[] {
    const bind: Bind = { ...bindOf(viewer), severity, after, limit: query.limit + 1 };
    const conditions = [
      'p.severity = :severity',
      'p.path > :after',
      seen(viewer),
      ...this.filters(query, bind),
    ];
    // Named among the errors already.
    if (severity === 'warning')
      conditions.push("NOT EXISTS (SELECT 1 FROM problem e WHERE e.severity = 'error' AND e.path = p.path)");
    const sql = `SELECT DISTINCT p.path AS name FROM problem p INDEXED BY problem_severity
      WHERE ${conditions.join(' AND ')} ORDER BY p.path LIMIT :limit`;
    const rows = this.prepared(sql).all(bind) as { name: string }[];
    return rows.map(({ name }) => ({ key: ranks[severity], name }));
  }

  private filters({ words, section, from, to }: ListQuery, bind: Bind): string[] {
    const conditions: string[] = [];
    const article: string[] = [];
    if (section !== undefined) {
      article.push('a.section IN (SELECT value FROM json_each(:sections))');
      bind.sections = JSON.stringify(subSections(this.sections(), section));
    }
    if (from !== undefined || to !== undefined) {
      article.push('a.date >= :from AND a.date <= :to');
      Object.assign(bind, { from: from ?? Number.MIN_SAFE_INTEGER, to: to ?? Number.MAX_SAFE_INTEGER });
    }
    if (article.length > 0)
      conditions.push(`EXISTS (SELECT 1 FROM article a WHERE a.path = p.path AND ${article.join(' AND ')})`);
    const matching = matchingOf(words, this.sections());
    if (matching) {
      const path = pathCondition(words, 'p.path');
      const text = `p.path IN (SELECT path FROM article WHERE id IN (${matching.sql}))`;
      conditions.push(`(${path.sql} OR ${text})`);
      Object.assign(bind, matching.bind, path.bind);
    }
    return conditions;
  }

  private prepared(sql: string): ReturnType<Db['prepare']> {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}

function neverValid(viewer: Viewer): string {
  return `SELECT DISTINCT path FROM problem p
    WHERE p.severity = 'error' AND p.path >= 'articles/' AND p.path < 'articles0' AND ${seen(viewer)}
    AND NOT EXISTS (SELECT 1 FROM article a WHERE a.path = p.path)`;
}

/** Condition on `p`: everything, or files of a person's own articles. */
function seen({ all }: Viewer): string {
  return all
    ? 'true'
    : 'p.path IN (SELECT path FROM file WHERE slug IN (SELECT value FROM json_each(:own)) AND slug IS NOT NULL)';
}

function bindOf({ own }: Viewer): Bind {
  return { own: JSON.stringify([...own]) };
}

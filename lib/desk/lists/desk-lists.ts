import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatIso } from '@/lib/site/dates';
import type { Person } from '../person';
import { ArticleFinder, type Submissions } from './article-finder';
import { articleRow, type BuiltRow, type Surroundings } from './article-rows';
import { type Place, writeCursor } from './cursor';
import { fileRow } from './file-rows';
import { LastChanges } from './last-changes';
import { mostCounted } from './limits';
import type { ListQuery } from './list-query';
import { ProblemFinder } from './problem-finder';
import type { DeskList, DeskRow } from './row';
import { type Owners, type Viewer, viewerOf } from './viewer';

/** Working copies that wait to be published (table of lib/desk/manuscripts). */
export interface Submitted {
  slug: string;
  name: string;
  /** Epoch milliseconds. */
  submittedAt: number;
}

export interface DeskTables {
  owners: Owners;
  submitted: () => readonly Submitted[];
}

/** The lists of the desk for one person at a time. */
export class DeskLists {
  private readonly articles: ArticleFinder;
  private readonly problems: ProblemFinder;
  private readonly changes: LastChanges;

  constructor(
    private readonly newsroom: Newsroom,
    private readonly tables: DeskTables,
  ) {
    const { store, settings, clock, tree } = newsroom;
    this.articles = new ArticleFinder(store.db, {
      now: () => clock.now(),
      timezone: () => settings.site().timezone,
      sections: () => settings.sections(),
    });
    this.problems = new ProblemFinder(store.db, tree, () => settings.sections());
    this.changes = new LastChanges(tree.root);
  }

  viewer(person: Person): Viewer {
    return viewerOf(person, this.tables.owners);
  }

  /** One page of a list. @param revision of the events that it goes before */
  async load(query: ListQuery, person: Person, revision: string): Promise<DeskList> {
    const viewer = this.viewer(person);
    const waiting = this.tables.submitted();
    const submissions = latestOf(waiting);
    const around: Surroundings = {
      newsroom: this.newsroom,
      owners: this.tables.owners,
      submissionsOf: (slug) => waiting.filter((one) => one.slug === slug),
    };
    const places = this.find(query, viewer, submissions);
    const shown = places.slice(0, query.limit);
    const last = places.length > query.limit ? shown.at(-1) : undefined;
    const unread = this.problems.unread(query, viewer).flatMap((path) => fileRow(around, path, viewer) ?? []);
    const built = [...unread, ...shown.flatMap(({ name }) => this.row(around, name, query, viewer) ?? [])];
    return {
      list: query.list,
      now: formatIso(this.newsroom.clock.now(), this.newsroom.settings.site().timezone),
      next: last ? writeCursor(last) : null,
      counts: this.count(viewer, submissions),
      revision,
      rows: await this.withChanges(built),
    };
  }

  private find(query: ListQuery, viewer: Viewer, submissions: Submissions): Place[] {
    return query.list === 'problems'
      ? this.problems.find(query, viewer)
      : this.articles.find(query.list, query, viewer, submissions);
  }

  private row(around: Surroundings, name: string, query: ListQuery, viewer: Viewer): BuiltRow | undefined {
    const terms = query.words.items;
    if (query.list !== 'problems') return articleRow(around, name, viewer, terms);
    const article = this.newsroom.store.articleByPath(name);
    return article ? articleRow(around, article.record.slug, viewer, terms) : fileRow(around, name, viewer);
  }

  private count(viewer: Viewer, submissions: Submissions): DeskList['counts'] {
    const count = (list: Parameters<ArticleFinder['count']>[0]) =>
      this.articles.count(list, viewer, submissions);
    return {
      submitted: count('submitted'),
      drafts: Math.min(mostCounted, count('drafts') + this.problems.countUnread(viewer)),
      scheduled: count('scheduled'),
      today: count('today'),
      corrected: count('corrected'),
      withdrawn: count('withdrawn'),
      expired: count('expired'),
      problems: this.problems.count(viewer),
    };
  }

  private async withChanges(built: readonly BuiltRow[]): Promise<DeskRow[]> {
    const { timezone } = this.newsroom.settings.site();
    const changes = await this.changes.of(built.flatMap(({ version }) => version ?? []));
    return built.map(({ row, version }) => {
      const change = version && changes.get(version.path);
      return change ? { ...row, change: { ...change, at: formatIso(change.at, timezone) } } : row;
    });
  }
}

function latestOf(waiting: readonly Submitted[]): Submissions {
  const latest: Record<string, number> = {};
  for (const { slug, submittedAt } of waiting) latest[slug] = Math.max(latest[slug] ?? 0, submittedAt);
  return latest;
}

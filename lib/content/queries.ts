import type { Db } from './database';
import { listName } from './lists';
import { type ArticleRecord, withdrawnAt } from './record';
import type { Article, ArticleCard, GoneNotice, ListPage, PublicArticle, Withdrawal } from './types';
import { never, publicState, visibleNow } from './visibility';

/**
 * The reading side of the index for the public: every function asks the gate.
 * Cards carry only what a list shows; drafts, scheduled, expired and withdrawn articles never come out.
 */

export interface ListOptions {
  page: number;
  size: number;
  /** `rank` puts pinned and hand-ordered articles first; `date` is newest first. */
  order?: 'rank' | 'date';
  /** Leave archived articles out (front page, newest page of feeds). */
  current?: boolean;
}

/** What an address that names an article means to the public. */
export type Lookup =
  | { state: 'visible'; slug: string; url: string }
  | { state: 'gone'; slug: string }
  | { state: 'unknown' };

/** An article as feeds show it; `tree` is its body, see lib/mdx/feed-tree.ts. */
export interface FeedArticle {
  article: PublicArticle;
  tree: string;
}

interface DataRow {
  data: string;
}

export class PublicQueries {
  private readonly statements;

  constructor(
    db: Db,
    private readonly now: () => number,
    /** Pixel size of a picture by its address, so that lists reserve its place. */
    private readonly measure: (src: string) => { width: number; height: number } | undefined = () =>
      undefined,
  ) {
    const prepare = (sql: string) => db.prepare(sql);
    const cards = (order: string, extra = ''): ReturnType<Db['prepare']> =>
      prepare(`SELECT a.data FROM
        (SELECT id FROM member WHERE list = :list AND ${visibleNow} ${extra} ORDER BY ${order} LIMIT :limit OFFSET :offset) m
        JOIN article a ON a.id = m.id`);
    const byRank = 'rank DESC, date DESC, slug DESC';
    const byDate = 'date DESC, slug DESC';
    const neighbour = (compare: '<' | '>', direction: 'ASC' | 'DESC') =>
      prepare(`SELECT a.data FROM (SELECT id FROM member INDEXED BY member_time
        WHERE list = :list AND (date, slug) ${compare} (:date, :slug) AND ${visibleNow}
        ORDER BY date ${direction}, slug ${direction} LIMIT :limit) m JOIN article a ON a.id = m.id`);
    this.statements = {
      byRank: cards(byRank),
      byRankCurrent: cards(byRank, 'AND archived = 0'),
      byDate: cards(byDate),
      byDateCurrent: cards(byDate, 'AND archived = 0'),
      currentSlugs: prepare(`SELECT slug FROM member INDEXED BY member_time
        WHERE list = :list AND ${visibleNow} AND archived = 0 ORDER BY date DESC, slug DESC LIMIT :limit`),
      count: prepare(
        `SELECT count(*) AS total FROM member INDEXED BY member_time WHERE list = :list AND ${visibleNow}`,
      ),
      some: prepare(
        `SELECT 1 AS found FROM member INDEXED BY member_time WHERE list = :list AND ${visibleNow} LIMIT 1`,
      ),
      counts: prepare(`SELECT list AS name, count(*) AS total FROM member INDEXED BY member_time
        WHERE list >= :prefix AND list < :end AND ${visibleNow} GROUP BY list`),
      previous: neighbour('<', 'DESC'),
      next: neighbour('>', 'ASC'),
      bySlug: prepare('SELECT id, data FROM article WHERE slug = ?'),
      source: prepare('SELECT text FROM source WHERE id = ?'),
      // A draft takes no address from an article that readers have.
      alias:
        prepare(`SELECT alias.slug FROM alias JOIN article ON article.slug = alias.slug WHERE alias.path = ?
        ORDER BY status = 'draft', alias.slug LIMIT 1`),
      linked: prepare(`SELECT 1 AS found FROM outbound_link o JOIN article a ON a.slug = o.slug
        WHERE o.address = :address AND a.status IN ('published', 'archived') AND ${visibleNow} LIMIT 1`),
      translations: prepare(
        `SELECT a.data FROM article a INDEXED BY article_translation WHERE a.date <= :now AND a.expires > :now AND a.status IN ('published', 'archived')
         AND json_extract(a.data, '$.translationOf') = :slug`,
      ),
      latest: prepare(
        `SELECT date FROM member INDEXED BY member_time WHERE list = :list AND ${visibleNow} ORDER BY date DESC LIMIT 1`,
      ),
      places: prepare(
        'SELECT count(*) AS total FROM member INDEXED BY member_time WHERE list = :list AND date <= :now',
      ),
      placesAfter: prepare(`SELECT count(*) AS total FROM member INDEXED BY member_time
        WHERE list = :list AND (date, slug) > (:date, :slug) AND date <= :now`),
      slugsFromOldest: prepare(`SELECT slug FROM member INDEXED BY member_time
        WHERE list = :list AND date <= :now ORDER BY date, slug LIMIT :limit OFFSET :offset`),
      slugsFromNewest: prepare(`SELECT slug FROM member INDEXED BY member_time
        WHERE list = :list AND date <= :now ORDER BY date DESC, slug DESC LIMIT :limit OFFSET :offset`),
      withdrawn: prepare(`SELECT slug FROM member INDEXED BY member_withdrawn
        WHERE list = :list AND withdrawn IS NOT NULL AND date <= :now ORDER BY withdrawn DESC, slug DESC LIMIT :limit`),
      bySlugs: prepare('SELECT slug, data FROM article WHERE slug IN (SELECT value FROM json_each(?))'),
      forFeeds: prepare(`SELECT a.slug, a.data, f.tree FROM article a JOIN feed_body f ON f.id = a.id
        WHERE a.slug IN (SELECT value FROM json_each(?))`),
    };
  }

  list(list: string, options: ListOptions): ArticleCard[] {
    const { order = 'date', current = false, page, size } = options;
    const name = `by${order === 'rank' ? 'Rank' : 'Date'}${current ? 'Current' : ''}` as const;
    const rows = this.statements[name].all({ list, now: this.now(), limit: size, offset: (page - 1) * size });
    return (rows as DataRow[]).map((row) => this.toCard(row));
  }

  /** Slugs of the newest articles that are not archived: what the newest page of the list's feeds shows. */
  currentSlugs(list: string, limit: number): string[] {
    const rows = this.statements.currentSlugs.all({ list, now: this.now(), limit }) as { slug: string }[];
    return rows.map(({ slug }) => slug);
  }

  listPage(list: string, options: ListOptions): ListPage {
    const total = this.count(list);
    return {
      items: this.list(list, options),
      page: options.page,
      pages: Math.max(1, Math.ceil(total / options.size)),
      total,
    };
  }

  count(list: string): number {
    return (this.statements.count.get({ list, now: this.now() }) as { total: number }).total;
  }

  hasAny(list: string): boolean {
    return this.statements.some.get({ list, now: this.now() }) !== undefined;
  }

  /** Names (without the prefix) and sizes of all lists that begin with `prefix`, such as `tag:`. */
  counts(prefix: string): { name: string; total: number }[] {
    const end = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
    const rows = this.statements.counts.all({ prefix, end, now: this.now() }) as {
      name: string;
      total: number;
    }[];
    return rows.map(({ name, total }) => ({ name: name.slice(prefix.length), total }));
  }

  card(slug: string): ArticleCard | undefined {
    const found = this.visible(slug);
    return found && this.dress(cardOf(found.record));
  }

  cards(slugs: readonly string[]): ArticleCard[] {
    return slugs.flatMap((slug) => this.card(slug) ?? []);
  }

  article(slug: string): Article | undefined {
    const found = this.visible(slug);
    if (!found) return undefined;
    const { text: source } = this.statements.source.get(found.id) as { text: string };
    return this.dress(articleOf(found.record, source));
  }

  /** What the public gets at the address of `slug`. */
  lookUp(slug: string): Lookup {
    const record = this.record(slug)?.record;
    if (!record) return { state: 'unknown' };
    const state = publicState(record, this.now());
    if (state === 'visible') return { state, slug, url: record.url };
    const wasPublic = state === 'expired' || (state === 'withdrawn' && record.date <= this.now());
    return wasPublic ? { state: 'gone', slug } : { state: 'unknown' };
  }

  /** Slug to which an old path belongs, visible or not. */
  aliasOf(path: string): string | undefined {
    return (this.statements.alias.get(path) as { slug: string } | undefined)?.slug;
  }

  /** Whether a visible article links to an address of another site (lib/leave/outbound.ts). */
  isLinkedTo(address: string): boolean {
    return this.statements.linked.get({ address, now: this.now() }) !== undefined;
  }

  /** The notice at a withdrawn or expired address; says nothing of what stood there (contract 8). */
  goneNotice(slug: string): GoneNotice | undefined {
    if (this.lookUp(slug).state !== 'gone') return undefined;
    const record = this.record(slug)?.record;
    if (!record) return undefined;
    const successor = record.withdrawn?.successor ? this.card(record.withdrawn.successor) : undefined;
    const { reason, date } = record.withdrawn ?? { reason: undefined, date: record.expires };
    return {
      slug,
      reason: record.status === 'withdrawn' ? reason : undefined,
      date: date === never ? undefined : date,
      successor: successor && { title: successor.title, url: successor.url },
    };
  }

  /** Older and newer neighbours in a list, nearest first. */
  neighbours(
    list: string,
    at: { date: number; slug: string },
    limit = 1,
  ): { older: ArticleCard[]; newer: ArticleCard[] } {
    const bind = { list, date: at.date, slug: at.slug, now: this.now(), limit };
    return {
      older: (this.statements.previous.all(bind) as DataRow[]).map((row) => this.toCard(row)),
      newer: (this.statements.next.all(bind) as DataRow[]).map((row) => this.toCard(row)),
    };
  }

  translations(slug: string): ArticleCard[] {
    return (this.statements.translations.all({ slug, now: this.now() }) as DataRow[]).map((row) =>
      this.toCard(row),
    );
  }

  /** Date of the newest visible article on a list. */
  latest(list: string = listName.all): number | undefined {
    return (this.statements.latest.get({ list, now: this.now() }) as { date: number } | undefined)?.date;
  }

  /**
   * Articles that have a place in the archive of a list: all whose date has come, also those that expired or were
   * withdrawn since, so that what follows them does not move up.
   */
  placeCount(list: string): number {
    return (this.statements.places.get({ list, now: this.now() }) as { total: number }).total;
  }

  placesAfter(list: string, { date, slug }: { date: number; slug: string }): number {
    const bind = { list, date, slug, now: this.now() };
    return (this.statements.placesAfter.get(bind) as { total: number }).total;
  }

  /**
   * Slugs at places of the archive of a list, counted from 0 at the oldest. Not all of them are visible.
   * @param total how many places there are: they are looked for from the nearer end
   */
  slugsAt(list: string, start: number, size: number, total: number): string[] {
    const limit = Math.min(size, total - start);
    const fromNewest = start > total / 2;
    const bind = { list, now: this.now(), limit, offset: fromNewest ? total - start - limit : start };
    const rows = (fromNewest ? this.statements.slugsFromNewest : this.statements.slugsFromOldest).all(bind);
    const slugs = (rows as { slug: string }[]).map(({ slug }) => slug);
    return fromNewest ? slugs.reverse() : slugs;
  }

  /** The latest withdrawals from a list. */
  withdrawals(list: string, limit: number): Withdrawal[] {
    const rows = this.statements.withdrawn.all({ list, now: this.now(), limit }) as { slug: string }[];
    return rows.flatMap(({ slug }) => this.withdrawal(slug) ?? []);
  }

  /** What may be said of a withdrawn article that was public once. */
  withdrawal(slug: string): Withdrawal | undefined {
    const record = this.record(slug)?.record;
    const at = record && withdrawnAt(record);
    if (!record || at === undefined || record.date > this.now()) return undefined;
    return { slug, date: record.date, at, reason: record.withdrawn?.reason };
  }

  /** The visible ones of some articles, in the order given, with all that the public may know but their bodies. */
  articles(slugs: readonly string[]): PublicArticle[] {
    const rows = this.statements.bySlugs.all(JSON.stringify(slugs)) as (DataRow & { slug: string })[];
    const found = new Map(rows.map((row) => [row.slug, row]));
    return slugs.flatMap((slug) => {
      const row = found.get(slug);
      const record = row && parseRecord(row);
      if (!record || publicState(record, this.now()) !== 'visible') return [];
      return this.dress(withoutBody(record));
    });
  }

  /** The visible ones of some articles, in the order given, with their bodies as the index keeps them for feeds. */
  feedArticles(slugs: readonly string[]): FeedArticle[] {
    const rows = this.statements.forFeeds.all(JSON.stringify(slugs)) as (DataRow & {
      slug: string;
      tree: string;
    })[];
    const found = new Map(rows.map((row) => [row.slug, row]));
    return slugs.flatMap((slug) => {
      const row = found.get(slug);
      const record = row && parseRecord(row);
      if (!record || publicState(record, this.now()) !== 'visible') return [];
      return { article: this.dress(withoutBody(record)), tree: row.tree };
    });
  }

  private record(slug: string): { id: number; record: ArticleRecord } | undefined {
    const row = this.statements.bySlug.get(slug) as { id: number; data: string } | undefined;
    return row && { id: row.id, record: parseRecord(row) };
  }

  private toCard(row: DataRow): ArticleCard {
    return this.dress(cardOf(parseRecord(row)));
  }

  /** Adds what is known only now: the size of the picture file as it is. */
  private dress<T extends ArticleCard>(card: T): T {
    const size = card.cover && this.measure(card.cover.src);
    return size ? { ...card, cover: { ...card.cover, ...size } } : card;
  }

  private visible(slug: string): { id: number; record: ArticleRecord } | undefined {
    const found = this.record(slug);
    return found && publicState(found.record, this.now()) === 'visible' ? found : undefined;
  }
}

function parseRecord(row: DataRow): ArticleRecord {
  return JSON.parse(row.data) as ArticleRecord;
}

/** Keeps what a list shows, so that nothing else of a record can slip out of a page or an API. */
export function cardOf(record: ArticleRecord): ArticleCard {
  const { slug, url, title, kicker, subtitle, section, date, dateOnly, updated, source } = record;
  const { authors, summary, cover, tags, themes, pinned, archived, lang } = record;
  return {
    slug,
    url,
    title,
    kicker,
    subtitle,
    section,
    date,
    dateOnly,
    updated,
    source,
    authors,
    summary,
    cover,
    tags,
    themes,
    pinned,
    archived,
    lang,
  };
}

/** A whole article from a record and its source. Used by the gate here and by preview. */
export function articleOf(record: ArticleRecord, body: string): Article {
  return { ...withoutBody(record), body };
}

function withoutBody(record: ArticleRecord): PublicArticle {
  const { editor, original, topics, related, corrections, aiGenerated, translationOf, expires } = record;
  const { bodyLine, mediaBase } = record;
  return {
    ...cardOf(record),
    editor,
    original,
    topics,
    related,
    corrections,
    aiGenerated,
    translationOf,
    expires: expires === never ? undefined : expires,
    minorEdit: record.minorEdit,
    bodyLine,
    mediaBase,
  };
}

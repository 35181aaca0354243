import type { Db } from './database';
import type { ArticleRecord } from './record';
import { visibleNow } from './visibility';

/** What sitemaps name, read from the index alone: tens of thousands of addresses at once. Every function asks the gate. */

/** A visible article as a sitemap names it. Times are epoch milliseconds. */
export interface SitemapRow {
  path: string;
  /** Publication, update or correction, whichever was last. */
  changed: number;
  /** Addresses of its cover and of the pictures in its body. */
  pictures: string[];
  /** All language versions, itself among them; empty when it is the only one. */
  versions: { lang: string; path: string }[];
}

export interface NewsRow {
  path: string;
  title: string;
  date: number;
  lang: string;
}

type AddressRow = [slug: string, section: string, changed: number, cover: string | null];

/** Rows as one JSON array. */
interface Gathered {
  rows: string;
}

function rowsOf<Row>({ rows }: Gathered): Row[] {
  const parsed: Row[] = JSON.parse(rows);
  return parsed;
}

const isPicture = /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i;

export class PublicAddresses {
  private readonly statements;

  constructor(
    db: Db,
    private readonly now: () => number,
  ) {
    const article = `article INDEXED BY article_public WHERE status IN ('published', 'archived') AND ${visibleNow}`;
    const part = `SELECT slug, section, changed, cover FROM ${article} ORDER BY date, slug LIMIT :size OFFSET :start`;
    this.statements = {
      // One value for all rows: handing over ten thousand of them takes longer than finding them.
      part: db.prepare(
        `SELECT json_group_array(json_array(slug, section, changed, cover)) AS rows FROM (${part})`,
      ),
      pictures: db.prepare(`SELECT json_group_array(json_array(m.slug, m.src)) AS rows
        FROM (${part}) a JOIN media_use m ON m.slug = a.slug`),
      changes: db.prepare(`SELECT max(changed) AS changed FROM
        (SELECT changed, row_number() OVER (ORDER BY date, slug) - 1 AS place FROM ${article})
        GROUP BY CAST(place / :size AS INTEGER) ORDER BY CAST(place / :size AS INTEGER)`),
      since: db.prepare(`SELECT data FROM article INDEXED BY article_public
        WHERE status IN ('published', 'archived') AND ${visibleNow} AND date >= :since ORDER BY date DESC, slug DESC LIMIT :limit`),
      translated: db.prepare(`SELECT data FROM article INDEXED BY article_translation
        WHERE json_extract(data, '$.translationOf') IS NOT NULL AND status IN ('published', 'archived') AND ${visibleNow}`),
      bySlug: db.prepare(`SELECT data FROM article
        WHERE slug = :slug AND status IN ('published', 'archived') AND ${visibleNow}`),
      // From one name to the next in the index, without a look at what stands between.
      lists: db.prepare(`WITH RECURSIVE name(list) AS (
          SELECT min(list) FROM member WHERE list > :start AND list < :end
          UNION ALL SELECT (SELECT min(list) FROM member WHERE list > name.list AND list < :end) FROM name WHERE list IS NOT NULL)
        SELECT list, (SELECT date FROM member INDEXED BY member_time
          WHERE list = name.list AND ${visibleNow} ORDER BY date DESC LIMIT 1) AS latest FROM name WHERE list IS NOT NULL`),
    };
  }

  /** Visible articles, the oldest first. */
  part(start: number, size: number): SitemapRow[] {
    const bind = { now: this.now(), start, size };
    const rows = rowsOf<AddressRow>(this.statements.part.get(bind) as Gathered);
    const shown = new Map<string, string[]>();
    for (const [slug, src] of rowsOf<[string, string]>(this.statements.pictures.get(bind) as Gathered)) {
      if (isPicture.test(src)) shown.set(slug, [...(shown.get(slug) ?? []), src]);
    }
    const versions = this.languageVersions();
    return rows.map(([slug, section, changed, cover]) => ({
      path: `/${section}/${slug}`,
      changed,
      pictures: [...new Set([...(cover ? [cover] : []), ...(shown.get(slug) ?? [])])],
      versions: versions.get(slug) ?? [],
    }));
  }

  /** The newest change in each part of that size. */
  partChanges(size: number): number[] {
    const rows = this.statements.changes.all({ now: this.now(), size }) as { changed: number }[];
    return rows.map(({ changed }) => changed);
  }

  /** Visible articles published since a moment, the newest first. */
  since(since: number, limit: number): NewsRow[] {
    const rows = this.statements.since.all({ now: this.now(), since, limit }) as { data: string }[];
    return rows.map(recordIn).map(({ url, title, date, lang }) => ({ path: url, title, date, lang }));
  }

  /** Names of the lists of a kind (`tag`, `source`, `author`) that hold something visible, and their newest date. */
  lists(kind: string): { name: string; latest: number }[] {
    const prefix = `${kind}:`;
    const bind = { start: prefix, end: `${kind};`, now: this.now() };
    const rows = this.statements.lists.all(bind) as { list: string; latest: number | null }[];
    return rows.flatMap(({ list, latest }) =>
      latest === null ? [] : { name: list.slice(prefix.length), latest },
    );
  }

  /** Slug → all versions of the article, for articles that have more than one. */
  private languageVersions(): Map<string, SitemapRow['versions']> {
    const now = this.now();
    const groups = new Map<string, ArticleRecord[]>();
    for (const row of this.statements.translated.all({ now }) as { data: string }[]) {
      const record = recordIn(row);
      const original = record.translationOf ?? record.slug;
      groups.set(original, [...(groups.get(original) ?? []), record]);
    }
    const versions = new Map<string, SitemapRow['versions']>();
    for (const [slug, translations] of groups) {
      const row = this.statements.bySlug.get({ slug, now }) as { data: string } | undefined;
      const all = [...(row ? [recordIn(row)] : []), ...translations];
      if (all.length < 2) continue;
      const named = all.map(({ lang, url }) => ({ lang, path: url }));
      for (const record of all) versions.set(record.slug, named);
    }
    return versions;
  }
}

function recordIn({ data }: { data: string }): ArticleRecord {
  return JSON.parse(data) as ArticleRecord;
}

import type { Db } from '@/lib/content/database';
import type { PreviewGrant } from './token';

/** A preview link that somebody made. Times are epoch milliseconds. */
export interface PreviewLink extends Required<PreviewGrant> {
  /** Account, or `cli` for the command on the machine itself. */
  person: string;
  /** The name that the account had then. */
  name: string;
  /** For whom or what it was made; may be empty. */
  note: string;
  /** How often it was opened, and when last. */
  uses: number;
  used?: number;
}

export type NewPreviewLink = Omit<PreviewLink, 'uses' | 'used'>;

const schema = `
CREATE TABLE IF NOT EXISTS preview_link(
  id TEXT PRIMARY KEY, slug TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
  issued INTEGER NOT NULL, expires INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0, used INTEGER, revoked INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS preview_link_slug ON preview_link(slug, expires);
CREATE TABLE IF NOT EXISTS preview_cutoff(slug TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** An expired link is kept a while, so that a clock that was wrong for a day brings no revoked one back. */
const keptMs = 30 * 24 * 3_600_000;

type Row = Omit<PreviewLink, 'used'> & { used: number | null };

/**
 * The links to previews that were made, and which of them are revoked. It holds no tokens: whoever reads the file cannot
 * open a draft with what stands in it.
 */
export class LinkStore {
  private readonly statements;

  constructor(db: Db) {
    db.exec(schema);
    this.statements = {
      add: db.prepare(`INSERT INTO preview_link(id, slug, person, name, note, issued, expires)
        VALUES (:id, :slug, :person, :name, :note, :issued, :expires)`),
      forget: db.prepare('DELETE FROM preview_link WHERE expires < ?'),
      outstanding:
        db.prepare(`SELECT id, slug, person, name, note, issued, expires, uses, used FROM preview_link
        WHERE expires > :now AND revoked IS NULL AND (:slug IS NULL OR slug = :slug) ORDER BY issued DESC, id`),
      one: db.prepare(`SELECT id, slug, person, name, note, issued, expires, uses, used FROM preview_link
        WHERE id = :id AND expires > :now AND revoked IS NULL`),
      used: db.prepare('UPDATE preview_link SET uses = uses + 1, used = :at WHERE id = :id'),
      revoke: db.prepare('UPDATE preview_link SET revoked = :at WHERE id = :id AND revoked IS NULL'),
      revokeOf: db.prepare('UPDATE preview_link SET revoked = :at WHERE slug = :slug AND revoked IS NULL'),
      cut: db.prepare(`INSERT INTO preview_cutoff(slug, at) VALUES (:slug, :at)
        ON CONFLICT(slug) DO UPDATE SET at = max(at, excluded.at)`),
      revoked: db.prepare(`SELECT COALESCE(
        (SELECT revoked IS NOT NULL FROM preview_link WHERE id = :id),
        (SELECT at >= :issued FROM preview_cutoff WHERE slug = :slug), 0) AS revoked`),
    };
  }

  add(link: NewPreviewLink): void {
    const { id, slug, person, name, note, issued, expires } = link;
    this.statements.forget.run(issued - keptMs);
    this.statements.add.run({ id, slug, person, name, note, issued, expires });
  }

  /** Links that are good at `now`, the latest first. @param slug of one article only */
  list(now: number, slug?: string): PreviewLink[] {
    return (this.statements.outstanding.all({ now, slug: slug ?? null }) as Row[]).map(toLink);
  }

  /** A link that is good at `now`. */
  get(id: string, now: number): PreviewLink | undefined {
    const row = this.statements.one.get({ id, now }) as Row | undefined;
    return row && toLink(row);
  }

  /** Notes that a link was opened. */
  use(id: string, at: number): void {
    this.statements.used.run({ id, at });
  }

  revoke(id: string, at: number): void {
    this.statements.revoke.run({ id, at });
  }

  /** Revokes everything that opens an article at `at`: also links that stand in no record. */
  revokeAll(slug: string, at: number): void {
    this.statements.revokeOf.run({ slug, at });
    this.statements.cut.run({ slug, at });
  }

  /** Whether a token that is otherwise good was revoked. One that was never recorded ends with all of its article. */
  isRevoked({ id, slug, issued }: PreviewGrant): boolean {
    const { revoked } = this.statements.revoked.get({ id: id ?? null, slug, issued }) as { revoked: number };
    return revoked !== 0;
  }
}

function toLink({ used, ...row }: Row): PreviewLink {
  return used === null ? row : { ...row, used };
}

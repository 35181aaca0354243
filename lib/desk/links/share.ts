import type { PreviewLink } from '@/lib/preview/link-store';
import { createPreviewToken, newGrant, previewAddress } from '@/lib/preview/token';
import type { Environment } from '@/lib/site/env';
import type { Desk } from '../desk';
import type { Person } from '../person';

/** Links to the preview of one article, for people without an account: made, recorded and revoked, and the log knows it. */

export type Sharer = Pick<Person, 'id' | 'name'>;

/** Whoever runs commands on the machine itself. */
export const commandLine: Sharer = { id: 'cli', name: '命令行' };

/** What a link is signed for and with. */
export type Signing = Pick<Environment, 'siteUrl'> & { previewSecret: string };

export interface ShareOrder {
  slug: string;
  hours: number;
  /** For whom or what; may be empty. */
  note: string;
  by: Sharer;
  /** Epoch milliseconds. */
  now: number;
}

/** The address of a recorded link, signed anew: the same each time. */
export async function addressOf(link: PreviewLink, { siteUrl, previewSecret }: Signing): Promise<string> {
  return previewAddress(siteUrl, await createPreviewToken(link, previewSecret));
}

/** Makes a link and records it. */
export function share(desk: Desk, { slug, hours, note, by, now }: ShareOrder): PreviewLink {
  const { id: person, name } = by;
  const link = { ...newGrant(slug, hours, now), person, name, note };
  desk.db.transaction(() => {
    desk.links.add(link);
    const detail = { link: link.id, hours, ...(note && { note }) };
    desk.audit.append({ at: now, person, name, action: 'share', subject: slug, detail });
  })();
  return { ...link, uses: 0 };
}

/** Revokes one link: it and every session that it began end with the next request. */
export function revoke(desk: Desk, { id, slug }: PreviewLink, by: Sharer, now: number): void {
  desk.db.transaction(() => {
    desk.links.revoke(id, now);
    const entry = { at: now, person: by.id, name: by.name, action: 'revoke-link', subject: slug };
    desk.audit.append({ ...entry, detail: { link: id } });
  })();
}

/** Revokes all links of an article, those too that stand in no record. */
export function revokeAll(desk: Desk, slug: string, by: Sharer, now: number): void {
  desk.db.transaction(() => {
    const links = desk.links.list(now, slug).length;
    desk.links.revokeAll(slug, now);
    const entry = { at: now, person: by.id, name: by.name, action: 'revoke-links', subject: slug };
    desk.audit.append({ ...entry, detail: { links } });
  })();
}

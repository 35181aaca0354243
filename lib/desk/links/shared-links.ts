import { DeskError, unknown } from '@/lib/desk/desk-error';
import { demand, readArticle } from '@/lib/desk/manuscripts/article';
import type { WritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import type { Person } from '@/lib/desk/person';
import { mayWith, type Subject } from '@/lib/desk/rights';
import type { PreviewLink } from '@/lib/preview/link-store';
import { messages } from '@/lib/site/messages';
import type { Desk } from '../desk';
import { addressOf, revoke, revokeAll, type Signing, share } from './share';

/** A link as the desk lists it. Times are epoch milliseconds. */
export interface SharedLink {
  id: string;
  slug: string;
  /** Of the article as its file is now; absent for a file with errors or none. */
  title?: string;
  /** Only for those who could make another one. */
  url?: string;
  by: { id: string; name: string };
  note: string;
  made: number;
  expires: number;
  uses: number;
  used?: number;
}

/** Who asks, when, and what he works with. */
export interface Asking {
  desk: Desk;
  writing: WritingDesk;
  person: Person;
}

interface Shareable {
  subject: Subject;
  title?: string;
}

/** @throws DeskError 503 without PREVIEW_SECRET */
export function requireSigning({ newsroom }: WritingDesk): Signing {
  const { siteUrl, previewSecret } = newsroom.environment;
  if (!previewSecret) throw new DeskError(503, 'disabled', messages.preview.disabled);
  return { siteUrl, previewSecret };
}

/** Of an article without a file only the owner is known: its links can still be revoked. */
function shareableOf({ writing }: Asking, slug: string): Shareable {
  try {
    const { subject, draft } = readArticle(writing, slug);
    return { subject, title: draft.article?.title };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { subject: { owner: writing.authorship.ownerOf(slug)?.person, state: 'draft' } };
  }
}

/** What somebody may call an article; undefined when it has no readable title, or is none of his. */
export function titleOf(asking: Asking, slug: string): string | undefined {
  const { subject, title } = shareableOf(asking, slug);
  return mayWith(asking.person, 'read', subject) ? title : undefined;
}

/** @throws DeskError 403, 404, 503 */
export async function shareArticle(
  asking: Asking,
  order: { slug: string; hours: number; note: string },
): Promise<{ id: string; url: string; expires: number }> {
  const { desk, writing, person } = asking;
  const signing = requireSigning(writing);
  const { subject } = readArticle(writing, order.slug);
  demand(person, 'share', { subject });
  const link = share(desk, { ...order, by: person, now: writing.newsroom.clock.now() });
  return { id: link.id, url: await addressOf(link, signing), expires: link.expires };
}

/** Outstanding links that somebody may revoke, the latest first. @throws DeskError 503 */
export async function listShared(asking: Asking, slug?: string): Promise<SharedLink[]> {
  const { desk, writing, person } = asking;
  const signing = requireSigning(writing);
  const articles = new Map<string, Shareable>();
  const listed = desk.links.list(writing.newsroom.clock.now(), slug).map(async (link) => {
    const article = articles.get(link.slug) ?? shareableOf(asking, link.slug);
    articles.set(link.slug, article);
    const mayShare = mayWith(person, 'share', article.subject);
    if (!mayShare && link.person !== person.id) return [];
    return [toShared(link, article, mayShare ? await addressOf(link, signing) : undefined)];
  });
  return (await Promise.all(listed)).flat();
}

function toShared(link: PreviewLink, { title }: Shareable, url: string | undefined): SharedLink {
  const { id, slug, person, name, note, issued, expires, uses, used } = link;
  return {
    ...{ id, slug, note, expires, uses },
    by: { id: person, name },
    made: issued,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(used !== undefined && { used }),
  };
}

/** Whoever made a link may revoke it, whatever became of the article. @throws DeskError 403, 404, 503 */
export function revokeShared(asking: Asking, id: string): void {
  const { desk, writing, person } = asking;
  requireSigning(writing);
  const now = writing.newsroom.clock.now();
  const link = desk.links.get(id, now);
  if (!link) throw unknown();
  if (link.person !== person.id) demand(person, 'share', shareableOf(asking, link.slug));
  revoke(desk, link, person, now);
}

/** @throws DeskError 403, 404, 503 */
export function revokeAllShared(asking: Asking, slug: string): void {
  const { desk, writing, person } = asking;
  requireSigning(writing);
  demand(person, 'share', shareableOf(asking, slug));
  revokeAll(desk, slug, person, writing.newsroom.clock.now());
}

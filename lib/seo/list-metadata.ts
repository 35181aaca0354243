import type { Metadata } from 'next';
import { type Archive, archivePath } from '@/lib/content/archive';
import { listName } from '@/lib/content/lists';
import { type NamedList, overviews } from '@/lib/content/named-list';
import type { ListPage, Section } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { shareImageOf } from '@/lib/share/card';
import { namedCard, sectionCard } from '@/lib/share/find-card';
import { pageSize } from '@/lib/site/address';
import { pageUrl, sectionUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { seoContextOf } from './context';
import { breadcrumbJsonLd, type CrumbNode, collectionJsonLd } from './json-ld';
import { listMetadata } from './metadata';

/** Head of a page of a section; undefined when there is no such section. */
export function loadSectionMetadata(newsroom: Newsroom, id: string, page: number): Metadata | undefined {
  const section = newsroom.settings.sections().get(id);
  if (!section) return undefined;
  return listMetadata(seoContextOf(newsroom), {
    kind: 'section',
    name: section.name,
    path: sectionUrl(id),
    page,
    pages: Math.max(1, Math.ceil(newsroom.queries.count(listName.section(id)) / pageSize)),
    section,
    image: shareImageOf(sectionCard(newsroom, section)),
  });
}

/** Head of a page of a tag, topic, source or author. */
export function namedListMetadata(newsroom: Newsroom, list: NamedList): Metadata {
  const { kind, name, label, url, description, page } = list;
  return listMetadata(seoContextOf(newsroom), {
    kind,
    name: label,
    path: url,
    page: page.page,
    pages: page.pages,
    description,
    image: shareImageOf(namedCard(newsroom, kind, { name, title: label, summary: description })),
  });
}

const frontPage: CrumbNode = { name: messages.site.home, path: '/' };

/** Structured data of a page below the front page. @param crumbs without the front page, down to the page itself */
export function pageStructuredData(newsroom: Newsroom, ...crumbs: CrumbNode[]): object[] {
  return [breadcrumbJsonLd([frontPage, ...crumbs], newsroom.environment.siteUrl)];
}

/** Structured data of one page of a list. @param crumbs without the front page, down to the list itself */
function listStructuredData(
  newsroom: Newsroom,
  crumbs: CrumbNode[],
  { items, page, total }: ListPage,
  description?: string,
): object[] {
  const { name = '', path = '/' } = crumbs.at(-1) ?? {};
  const collection = collectionJsonLd(seoContextOf(newsroom), {
    name,
    path: pageUrl(path, page),
    items,
    start: (page - 1) * pageSize + 1,
    total,
    ...(description && { description }),
  });
  return [...pageStructuredData(newsroom, ...crumbs), collection];
}

export function sectionStructuredData(newsroom: Newsroom, section: Section, list: ListPage): object[] {
  const path = newsroom.settings.sections().path(section.id);
  const crumbs = path.map(({ id, name }) => ({ name, path: sectionUrl(id) }));
  return listStructuredData(newsroom, crumbs, list, section.description);
}

export function namedListStructuredData(newsroom: Newsroom, list: NamedList): object[] {
  const { kind, label, url, page, description } = list;
  return listStructuredData(newsroom, [overviews[kind], { name: label, path: url }], page, description);
}

/** Structured data of the archive: months and days are lists. */
export function archiveStructuredData(newsroom: Newsroom, archive: Archive): object[] {
  const crumbs = archivePath(archive);
  const items = archive.listed.flatMap((day) => day.items);
  if (items.length === 0) return pageStructuredData(newsroom, ...crumbs);
  return listStructuredData(newsroom, crumbs, { items, page: 1, pages: 1, total: items.length });
}

import type { Metadata } from 'next';
import { listName } from '@/lib/content/lists';
import type { NamedList } from '@/lib/content/named-list';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { shareImageOf } from '@/lib/share/card';
import { namedCard, sectionCard } from '@/lib/share/find-card';
import { pageSize } from '@/lib/site/address';
import { sectionUrl } from '@/lib/site/links';
import { seoContextOf } from './context';
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

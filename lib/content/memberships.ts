import { archiveLists, listName } from './lists';
import type { ArticleRecord } from './record';
import type { SectionTree } from './section-tree';
import type { TopicRecord } from './settings';
import { isListable } from './visibility';

/** A list that an article is on, and its rank there (higher first; 0 = by date). */
export type Membership = [list: string, rank: number];

/** What decides the lists of an article besides the article. */
export interface ListContext {
  timezone: string;
  sections: SectionTree;
  topics: readonly TopicRecord[];
}

function topicRank(
  topic: TopicRecord,
  record: ArticleRecord,
  sectionPath: readonly string[],
): number | undefined {
  const place = topic.articles.indexOf(record.slug);
  if (place >= 0) return topic.order === 'manual' ? 1_000_000 - place : 0;
  if (record.topics.includes(topic.id)) return 0;
  const { query } = topic;
  if (!query || Object.keys(query).length === 0) return undefined;
  if (query.section && !sectionPath.includes(query.section)) return undefined;
  if (query.tag && !record.tags.includes(query.tag)) return undefined;
  if (query.source && record.source?.name !== query.source) return undefined;
  if (query.fromTime !== undefined && record.date < query.fromTime) return undefined;
  if (query.toTime !== undefined && record.date > query.toTime) return undefined;
  return 0;
}

/**
 * Every list that shows the article once it is visible; none for drafts. A withdrawn article stays, unseen, in the
 * lists that have feeds, so that their archives do not move up and can tell of it.
 */
export function membershipsOf(record: ArticleRecord, context: ListContext): Membership[] {
  if (record.status === 'draft') return [];
  const lists = new Map<string, number>([[listName.all, 0]]);
  const sectionPath = context.sections.path(record.section).map(({ id }) => id);
  if (sectionPath.length === 0) sectionPath.push(record.section);
  for (const id of sectionPath) {
    lists.set(listName.section(id), record.pinned && id === record.section ? 1 : 0);
  }
  for (const tag of record.tags) lists.set(listName.tag(tag), 0);
  if (record.source) lists.set(listName.source(record.source.name), 0);
  for (const author of record.authors) lists.set(listName.author(author), 0);
  for (const topic of context.topics) {
    const rank = topicRank(topic, record, sectionPath);
    if (rank !== undefined) lists.set(listName.topic(topic.id), rank);
  }
  if (!isListable(record.status)) return [...lists];
  for (const list of archiveLists(record.date, context.timezone)) lists.set(list, 0);
  if (record.corrections.length > 0) lists.set(listName.corrections, 0);
  if (record.pinned) lists.set(listName.pinned, 0);
  return [...lists];
}

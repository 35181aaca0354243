import { checkFrontReferences } from '@/lib/content/check-references';
import { publicState } from '@/lib/content/visibility';
import { messages } from '@/lib/site/messages';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { readable } from './answer';
import { fieldPlace } from './places';
import type { Finding, InspectionContext } from './types';

/** What front page, topics and the fields of articles name and readers do not see, and where old addresses lead. */

export function* inspectReferences(context: InspectionContext): Iterable<Finding> {
  yield* inspectFrontReferences(context);
  yield* inspectNamed(context);
  yield* inspectRedirects(context);
}

function* inspectFrontReferences({ newsroom }: InspectionContext): Iterable<Finding> {
  const file = 'front.yaml';
  const yaml = newsroom.tree.readText(file);
  if (yaml === undefined) return;
  for (const { message, line, column } of checkFrontReferences(newsroom, yaml)) {
    yield { rule: 'reference-unseen', file, message, place: () => ({ line, column }) };
  }
}

function* inspectNamed(context: InspectionContext): Iterable<Finding> {
  const { newsroom } = context;
  const unseen = (slug: string): string | undefined => unseenArticle(slug, context);
  const field = (file: string, path: (string | number)[], message: string | undefined): Finding[] =>
    message === undefined
      ? []
      : [{ rule: 'reference-unseen', file, message, place: fieldPlace(newsroom, file, path) }];
  for (const { id, published, articles } of newsroom.settings.topics()) {
    if (!published) continue;
    for (const [index, slug] of articles.entries())
      yield* field(`topics/${id}.mdx`, ['articles', index], unseen(slug));
  }
  for (const { file, record } of context.articles()) {
    for (const [index, slug] of record.related.entries())
      yield* field(file, ['related', index], unseen(slug));
    for (const [index, id] of record.topics.entries())
      yield* field(file, ['topics', index], unseenTopic(id, context));
    if (record.translationOf) yield* field(file, ['translationOf'], unseen(record.translationOf));
    if (record.cover?.src.startsWith('/media/') && !context.hasMedia(record.cover.src)) {
      const message = text.mediaMissing(record.cover.src);
      yield { rule: 'media-missing', file, message, place: fieldPlace(newsroom, file, ['cover']) };
    }
  }
}

/** Why readers do not see a mention of an article; undefined when they do. */
export function unseenArticle(slug: string, { newsroom, now }: InspectionContext): string | undefined {
  const row = newsroom.store.articleBySlug(slug);
  if (!row) return messages.check.unknownArticle(slug);
  return publicState(row.record, now) === 'visible' ? undefined : messages.check.unpublishedArticle(slug);
}

function unseenTopic(id: string, { newsroom }: InspectionContext): string | undefined {
  const topic = newsroom.settings.topics().find((known) => known.id === id);
  if (!topic) return messages.check.unknownTopic(id);
  return topic.published ? undefined : messages.check.unpublishedTopic(id);
}

function* inspectRedirects({ newsroom, answer }: InspectionContext): Iterable<Finding> {
  const file = 'redirects.yaml';
  for (const [source, target] of newsroom.settings.redirects()) {
    const place = fieldPlace(newsroom, file, [source]);
    const { end, hops, path } = target === '410' ? { end: 'page', hops: 0, path: '' } : answer(source);
    const shown = readable(target);
    if (end === 'missing') yield { rule: 'redirect-dead', file, message: text.redirectMissing(shown), place };
    else if (end === 'gone') yield { rule: 'redirect-dead', file, message: text.redirectGone(shown), place };
    else if (end === 'loop') yield { rule: 'redirect-loop', file, message: text.redirectLoop(shown), place };
    else if (hops > 1)
      yield { rule: 'redirect-chain', file, message: text.redirectChain(hops, readable(path)), place };
  }
}

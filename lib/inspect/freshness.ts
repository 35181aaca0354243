import { listName } from '@/lib/content/lists';
import type { Section } from '@/lib/content/types';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { columnLimit, columnVetoes, frontDays } from './column-limits';
import { fieldPlace } from './places';
import type { Finding, InspectionContext } from './types';

/** Whether front page and columns are kept up. What counts is the newest publication, not an edit of something old. */

const dayMs = 24 * 3600 * 1000;

export function* inspectFreshness(context: InspectionContext): Iterable<Finding> {
  yield* inspectFront(context);
  yield* inspectColumns(context);
}

function* inspectFront({ newsroom, now }: InspectionContext): Iterable<Finding> {
  const file = newsroom.tree.stat('front.yaml') ? 'front.yaml' : 'site.yaml';
  // Archived articles never stand on the front page.
  const [newest] = newsroom.queries.list(listName.all, { page: 1, size: 1, current: true });
  if (!newest) yield { rule: 'front-stale', file, message: text.frontEmpty };
  else if (now - newest.date > frontDays * dayMs) {
    const days = Math.floor((now - newest.date) / dayMs);
    yield { rule: 'front-stale', file, message: text.frontStale(days, frontDays) };
  }
}

function* inspectColumns({ newsroom, now }: InspectionContext): Iterable<Finding> {
  const counts = { stale: 0, urgent: 0, empty: 0 };
  for (const [index, section] of newsroom.settings.sections().sections.entries()) {
    const latest = newsroom.queries.latest(listName.section(section.id));
    const message =
      latest === undefined ? text.columnEmpty(section.name) : staleMessage(section, now - latest);
    if (message === undefined) continue;
    const { kind } = columnLimit(section);
    if (latest === undefined) counts.empty += 1;
    else counts.stale += 1;
    if (latest !== undefined && (kind === 'news' || kind === 'notices')) counts.urgent += 1;
    const rule = latest === undefined ? 'column-empty' : 'column-stale';
    yield { rule, file: 'sections.yaml', message, place: fieldPlace(newsroom, 'sections.yaml', [index]) };
  }
  const { news, stale, empty } = columnVetoes;
  const file = 'sections.yaml';
  if (counts.urgent >= news)
    yield { rule: 'news-columns-stale', file, message: text.newsColumnsStale(counts.urgent, news) };
  if (counts.stale >= stale)
    yield { rule: 'columns-stale', file, message: text.columnsStale(counts.stale, stale) };
  if (counts.empty >= empty)
    yield { rule: 'columns-empty', file, message: text.columnsEmpty(counts.empty, empty) };
}

function staleMessage(section: Section, age: number): string | undefined {
  const { days: limit } = columnLimit(section);
  if (limit === undefined || age <= limit * dayMs) return undefined;
  return text.columnStale(section.name, Math.floor(age / dayMs), limit);
}

import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { sectionUrl, tagUrl, topicUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { listName } from './lists';
import { mostReadBlock, mostReadCards, mostReadTags } from './most-read';
import type { Front, TopicRecord } from './settings';
import type { ArticleCard, Picture, Section } from './types';

export interface FrontBlock {
  title: string;
  /** Undefined for a list that has no page of its own. */
  url?: string;
  /** `ranked`: an ordered list of headlines. */
  style: 'text' | 'pictures' | 'ranked';
  items: ArticleCard[];
}

/** The front page: what front.yaml says, completed by what is newest. Archived articles never stand here. */
export interface FrontData {
  lead?: ArticleCard;
  secondary: ArticleCard[];
  latest: ArticleCard[];
  pictures: ArticleCard[];
  notices?: { section: Pick<Section, 'id' | 'name'>; items: ArticleCard[] };
  blocks: FrontBlock[];
  topics: { id: string; title: string; summary?: string; cover?: Picture }[];
  /** Cache tags of everything above. */
  tags: string[];
}

const secondaryCount = 4;
const latestCount = 10;
const defaultBlockCount = 6;

export function loadFront(newsroom: Newsroom): FrontData {
  const { queries, settings } = newsroom;
  const front = settings.front();
  const topics = settings.topics().filter(({ published }) => published);
  const current = (slugs: readonly string[]): ArticleCard[] =>
    queries.cards(slugs).filter(({ archived }) => !archived);
  const latest = queries.list(listName.all, { page: 1, size: 40, current: true });
  const lead = front.lead ? current([front.lead])[0] : undefined;
  const chosenLead =
    lead ?? queries.list(listName.pinned, { page: 1, size: 1, current: true })[0] ?? latest[0];
  const curated = current([...front.pinned, ...front.carousel]).filter(
    ({ slug }) => slug !== chosenLead?.slug,
  );
  const secondary = unique([...curated, ...latest])
    .filter(({ slug }) => slug !== chosenLead?.slug)
    .slice(0, secondaryCount);
  const top = new Set([chosenLead?.slug, ...secondary.map(({ slug }) => slug)]);
  const pictures = unique([...current(front.carousel), ...latest])
    .filter(({ slug, cover }) => cover && !top.has(slug))
    .slice(0, 4);
  return {
    lead: chosenLead,
    secondary,
    latest: latest.filter(({ slug }) => !top.has(slug)).slice(0, latestCount),
    pictures,
    notices: loadNotices(newsroom, front),
    blocks: loadBlocks(newsroom, front, topics, top),
    topics: topics.map(({ id, title, summary, cover }) => ({ id, title, summary, cover })),
    tags: frontTags(newsroom, front, topics),
  };
}

function unique(cards: ArticleCard[]): ArticleCard[] {
  return [...new Map(cards.map((card) => [card.slug, card])).values()];
}

function loadNotices({ queries, settings }: Newsroom, { notices }: Front): FrontData['notices'] {
  const section = notices && settings.sections().get(notices.section);
  if (!section) return undefined;
  const items = queries.list(listName.section(section.id), {
    page: 1,
    size: notices.count ?? 5,
    order: 'rank',
    current: true,
  });
  return { section, items };
}

function loadBlocks(
  newsroom: Newsroom,
  front: Front,
  topics: TopicRecord[],
  above: ReadonlySet<string | undefined>,
): FrontBlock[] {
  const { queries, settings } = newsroom;
  const sections = settings.sections();
  const mostRead = mostReadBlock(settings.site(), front);
  const blocks: Front['blocks'] =
    front.blocks.length > 0 ? front.blocks : sections.children(undefined).map(({ id }) => ({ section: id }));
  const all = mostRead && !blocks.includes(mostRead) ? [...blocks, mostRead] : blocks;
  return all.flatMap((block): FrontBlock[] => {
    if (block.mostRead) return block === mostRead ? loadMostRead(newsroom, block) : [];
    const section = block.section ? sections.get(block.section) : undefined;
    const topic = topics.find(({ id }) => id === block.topic);
    const place = section
      ? { title: section.name, url: sectionUrl(section.id), list: listName.section(section.id) }
      : topic
        ? { title: topic.title, url: topicUrl(topic.id), list: listName.topic(topic.id) }
        : block.tag
          ? { title: block.tag, url: tagUrl(block.tag), list: listName.tag(block.tag) }
          : undefined;
    if (!place) return [];
    const size = block.count ?? defaultBlockCount;
    const found = queries.list(place.list, {
      page: 1,
      size: size + above.size,
      order: 'rank',
      current: true,
    });
    // What leads the page is not shown again below, unless the block would have a gap.
    const others = found.filter(({ slug }) => !above.has(slug));
    const items = (others.length >= size ? others : found).slice(0, size);
    const { url } = place;
    return items.length > 0
      ? [{ title: block.title ?? place.title, url, style: block.style ?? ('text' as const), items }]
      : [];
  });
}

function loadMostRead(newsroom: Newsroom, block: Front['blocks'][number]): FrontBlock[] {
  const items = mostReadCards(newsroom, block);
  const { title = messages.front.mostRead } = block;
  return items.length > 0 ? [{ title, style: 'ranked', items }] : [];
}

function frontTags(newsroom: Newsroom, front: Front, topics: TopicRecord[]): string[] {
  const curated = [...(front.lead ? [front.lead] : []), ...front.pinned, ...front.carousel];
  return [
    pageTag.front,
    listName.all,
    ...curated.map(pageTag.card),
    ...topics.map(({ id }) => listName.topic(id)),
    ...(mostReadBlock(newsroom.settings.site(), front) ? mostReadTags(newsroom) : []),
  ];
}

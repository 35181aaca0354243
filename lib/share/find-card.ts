import { listName } from '@/lib/content/lists';
import type { ArticleCard, Section } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { mediaFileAt } from '@/lib/site/body-context';
import { formatDate } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import { pictureFactsOf, versionOf } from '@/lib/site/picture-size';
import { nameIn } from '@/lib/site/texts';
import { type CardKind, cardKinds, type ShareCard } from './card';
import { isPlainDrawing } from './plain-drawing';

/** Smaller covers would be blown up. */
const leastCoverSide = 400;

function basics({ settings }: Newsroom): Pick<ShareCard, 'site' | 'language' | 'notes'> {
  const { name, language } = settings.site();
  return { site: name, language, notes: [] };
}

export function siteCard(newsroom: Newsroom): ShareCard {
  const { name, englishName, description, owner } = newsroom.settings.site();
  const { host } = new URL(newsroom.environment.siteUrl);
  return {
    ...basics(newsroom),
    kind: 'site',
    name: 'front',
    title: name,
    kicker: englishName,
    summary: description,
    site: owner && owner !== name ? owner : host,
    standIns: [host],
  };
}

export function sectionCard(newsroom: Newsroom, section: Section): ShareCard {
  const { name: site } = newsroom.settings.site();
  return {
    ...basics(newsroom),
    kind: 'section',
    name: section.id,
    title: section.name,
    kicker: section.englishName ?? messages.share.section,
    summary: section.description,
    standIns: [site],
  };
}

/** A tag, topic, source or author, or a page such as "about". */
export function namedCard(
  newsroom: Newsroom,
  kind: Exclude<CardKind, 'site' | 'section' | 'article'>,
  { name, title, summary }: { name: string; title: string; summary?: string },
): ShareCard {
  const { name: site } = newsroom.settings.site();
  const kicker = kind === 'page' ? undefined : messages.share[kind];
  return { ...basics(newsroom), kind, name, title, kicker, summary, standIns: [site] };
}

/** @param article one that the public may see */
export function articleCard(newsroom: Newsroom, article: ArticleCard): ShareCard {
  const settings = newsroom.settings.site();
  const { timezone } = settings;
  const column = newsroom.settings.sections().get(article.section);
  const section = column && nameIn(article.lang, column);
  const site = nameIn(article.lang, settings);
  return {
    ...basics(newsroom),
    site,
    kind: 'article',
    name: article.slug,
    title: article.title,
    kicker: article.kicker?.replace(/\s*\n\s*/g, '　'),
    notes: [...(section ? [section] : []), formatDate(article.date, timezone, article.lang)],
    language: article.lang,
    standIns: [...(section ? [section] : []), site],
    cover: coverOf(newsroom, article),
  };
}

/** Photographs large enough, and drawings that hold nothing but shapes. */
function coverOf(newsroom: Newsroom, { cover }: ArticleCard): ShareCard['cover'] {
  const file = cover && mediaFileAt(newsroom, cover.src);
  const facts = file && pictureFactsOf(file);
  if (!file || !facts || Math.min(facts.width, facts.height) < leastCoverSide) return undefined;
  return facts.raster || isPlainDrawing(file) ? { file, version: versionOf(file.stat) } : undefined;
}

function isCardKind(kind: string): kind is CardKind {
  return cardKinds.some((known) => known === kind);
}

/** The card at an address of the form above, for what the public may see; undefined for everything else. */
export function findCard(newsroom: Newsroom, kind: string, name: string): ShareCard | undefined {
  const { queries, settings } = newsroom;
  if (!isCardKind(kind)) return undefined;
  switch (kind) {
    case 'site':
      return name === 'front' ? siteCard(newsroom) : undefined;
    case 'article': {
      const article = queries.card(name);
      return article && articleCard(newsroom, article);
    }
    case 'section': {
      const section = settings.sections().get(name);
      return section && sectionCard(newsroom, section);
    }
    case 'topic':
    case 'page': {
      const records = kind === 'topic' ? settings.topics() : settings.pages();
      const record = records.find(({ id, published }) => id === name && published);
      return record && namedCard(newsroom, kind, { name, title: record.title, summary: record.summary });
    }
    default:
      return queries.hasAny(listName[kind](name))
        ? namedCard(newsroom, kind, { name, title: name })
        : undefined;
  }
}

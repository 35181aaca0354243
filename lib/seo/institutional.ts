import type { Article, Section, Site } from '@/lib/content/types';
import { formatMinute } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';

/**
 * Meta tags of institutional sites: 国办发〔2017〕47号, annex "网页标签规范". Names are case sensitive there.
 * A site without a registered site code (`siteIdCode`) is not subject to it and gets none.
 */
export type MetaTags = Record<string, string>;

/** What the column tags say; sections are columns, and so are the front page and special topics. */
export interface Column {
  name: string;
  description?: string;
  keywords?: string[];
  type?: string;
}

function present(tags: Record<string, string | undefined>): MetaTags {
  return Object.fromEntries(Object.entries(tags).flatMap(([name, text]) => (text ? [[name, text]] : [])));
}

/** On every page. `SiteDomain` is the bare host: no scheme, no port. */
export function siteTags(site: Site, origin: string): MetaTags {
  if (!site.siteIdCode) return {};
  return { SiteName: site.name, SiteDomain: new URL(origin).hostname, SiteIDCode: site.siteIdCode };
}

export function sectionColumn(section: Section): Column {
  return {
    name: section.name,
    keywords: section.keywords,
    ...(section.description && { description: section.description }),
    ...(section.columnType && { type: section.columnType }),
  };
}

export function frontColumn(site: Site, keywords: string[]): Column {
  const { home } = messages.site;
  return { name: home, type: home, keywords, ...(site.description && { description: site.description }) };
}

/** All four are required on a column page, so the column's name stands in for what the editors left out. */
export function columnTags(site: Site, column: Column): MetaTags {
  if (!site.siteIdCode) return {};
  const { name, description, keywords = [], type } = column;
  return {
    ColumnName: name,
    ColumnDescription: description || name,
    ColumnKeywords: keywords.join(',') || name,
    ColumnType: type || name,
  };
}

/** On article pages. `ContentSource` is required: what names no source comes from the institution itself. */
export function articleTags(site: Site, article: Article, url: string, image: string | undefined): MetaTags {
  if (!site.siteIdCode) return {};
  return present({
    ArticleTitle: article.title,
    PubDate: formatMinute(article.date, site.timezone),
    ContentSource: article.source?.name ?? site.owner ?? site.name,
    Keywords: article.tags.join(','),
    Author: article.authors.join(',') || article.editor,
    Description: article.summary,
    Image: image,
    Url: url,
  });
}

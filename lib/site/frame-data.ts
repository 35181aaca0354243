import { listName } from '@/lib/content/lists';
import type { Section, Site } from '@/lib/content/types';
import { shownLog } from '@/lib/provenance/served/shown-log';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatDay, formatLongDay } from './dates';

/** The day of the site: `2031-11-23`, and written out in the language of the page. */
export interface Today {
  day: string;
  text: string;
}

/** What the frame around every page shows. Pages that use it depend on the tags `site` and `today`. */
export interface FrameData {
  site: Site;
  /** Two levels; sections without any visible article are left out (an empty column is an inspection fault). */
  sections: { section: Section; children: Section[] }[];
  pages: { id: string; title: string }[];
  today: Today;
  /** Whether the site signs its articles: then copies of them can be verified. */
  signs: boolean;
}

/** @param language of the page; default: the site's */
export function loadFrame(newsroom: Newsroom, language?: string): FrameData {
  const { settings, queries, clock } = newsroom;
  const site = settings.site();
  const tree = settings.sections();
  const now = clock.now();
  const filled = (section: Section): boolean => queries.hasAny(listName.section(section.id));
  return {
    site,
    sections: tree
      .children(undefined)
      .filter(filled)
      .map((section) => ({ section, children: tree.children(section.id).filter(filled) })),
    pages: settings
      .pages()
      .filter(({ published }) => published)
      .map(({ id, title }) => ({ id, title })),
    signs: shownLog(newsroom) !== undefined,
    today: {
      day: formatDay(now, site.timezone),
      text: formatLongDay(now, site.timezone, language ?? site.language),
    },
  };
}

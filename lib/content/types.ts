import type { OrganizationType } from './model';

/** Shapes that the index gives to pages, feeds and search. Times are epoch milliseconds (UTC). */

export type Severity = 'error' | 'warning';

/** One finding of a check. `line` and `column` are 1-based; `file` is relative to the content tree. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  severity: Severity;
  rule: string;
  message: string;
}

export interface Picture {
  /** Address under /media/ as the browser asks for it. */
  src: string;
  alt: string;
  caption?: string;
  credit?: string;
  /** Pixel size, when it could be read at index time. */
  width?: number;
  height?: number;
}

export interface NamedLink {
  name: string;
  url?: string;
}

/** What a list shows of an article. Only visible articles become cards. */
export interface ArticleCard {
  slug: string;
  url: string;
  title: string;
  kicker?: string;
  subtitle?: string;
  section: string;
  date: number;
  /** True when the front matter gave a day without a time. */
  dateOnly: boolean;
  updated?: number;
  source?: NamedLink;
  authors: string[];
  summary: string;
  cover?: Picture;
  tags: string[];
  /** What it is about in its own words; never shown, related articles are found by it. */
  themes: string[];
  pinned: boolean;
  archived: boolean;
  lang: string;
}

export interface Correction {
  date: number;
  text: string;
}

export interface Original {
  title: string;
  author?: string;
  url?: string;
}

/** A whole article: the card plus everything its page, feeds and metadata need. */
export interface Article extends ArticleCard {
  editor?: string;
  original?: Original;
  topics: string[];
  related: string[];
  corrections: Correction[];
  aiGenerated?: 'assisted' | 'generated';
  translationOf?: string;
  expires?: number;
  /** When its editor last marked a change as one without meaning. */
  minorEdit?: number;
  /** Markdown source without front matter. */
  body: string;
  /** Lines that the front matter takes, to place body problems in the file. */
  bodyLine: number;
  /** Address prefix that relative pictures of this article resolve against; ends with a slash. */
  mediaBase: string;
}

/** What the public may know of a visible article, without its body. */
export type PublicArticle = Omit<Article, 'body'>;

/** Notice of a withdrawn or expired article: never its title or text. */
export interface GoneNotice {
  slug: string;
  reason?: string;
  date?: number;
  successor?: { title: string; url: string };
}

/** A withdrawn article that was public: its identity and its notice. Times are epoch milliseconds. */
export interface Withdrawal {
  slug: string;
  date: number;
  /** When it was withdrawn. */
  at: number;
  reason?: string;
}

export interface Section {
  id: string;
  name: string;
  englishName?: string;
  parent?: string;
  description?: string;
  keywords: string[];
  columnType?: string;
  feed: boolean;
  listStyle: 'text' | 'pictures';
}

export interface Topic {
  id: string;
  title: string;
  summary?: string;
  cover?: Picture;
  body: string;
  bodyLine: number;
}

export interface StaticPage {
  id: string;
  title: string;
  summary?: string;
  order: number;
  body: string;
  bodyLine: number;
}

export interface Site {
  name: string;
  shortName: string;
  englishName?: string;
  description?: string;
  language: string;
  timezone: string;
  owner?: string;
  address?: string;
  postcode?: string;
  phone?: string;
  email?: string;
  icp?: string;
  policeRecord?: string;
  siteIdCode?: string;
  copyright?: string;
  support?: string;
  social: { name: string; url: string }[];
  features: Record<string, boolean>;
  feedItems: number;
  /** What the institution is, as a schema.org type. */
  organizationType: OrganizationType;
  /** Hosts of the institution besides this site's; what stands below one counts too. */
  ownSites: string[];
  /** Hubs of WebSub that distribute the feeds, as absolute addresses in their one form. */
  webSubHubs: string[];
}

export type ListKind = 'section' | 'tag' | 'topic' | 'source' | 'author';

export interface ListPage {
  items: ArticleCard[];
  page: number;
  pages: number;
  total: number;
}

/** What the readers of WordPress exports, pages, feeds and documents hand to the import. */

export interface SourceArticle {
  /** Names the article at its source, run after run: an id, an address, a path. */
  key: string;
  /** How the report calls it. */
  place: string;
  title: string;
  html: string;
  /** Where readers found it at the source. */
  address?: string;
  /** Other addresses that mean it in links. */
  alsoAt?: string[];
  /** Folder of the source file, for what it names relative to itself. */
  folder?: string;
  /** A date as the content model takes it. */
  date?: string;
  updated?: string;
  /** Published at the source, now or at a date to come. Everything else becomes a draft. */
  published: boolean;
  /** Was to be published at its date. */
  scheduled?: boolean;
  /** Of this institution. What is not own is a reprint: it gets its origin, no alias, and waits for an editor. */
  own: boolean;
  authors: string[];
  /** Name of the publisher. */
  publisher?: string;
  publisherUrl?: string;
  summary?: string;
  lang?: string;
  categories: { id?: string; name: string }[];
  tags: string[];
  cover?: { src: string; alt: string };
  /** What its reader could not carry over. */
  remarks: string[];
}

export interface Source {
  articles: SourceArticle[];
  /** What is no article, with the reason. */
  skipped: { place: string; reason: string }[];
  /** Local files may be taken from this folder and what is below it. */
  root?: string;
  /** Hosts whose addresses mean articles and files of the source. */
  hosts: string[];
}

/** A source that cannot be read at all: its message is for the editor. */
export class SourceError extends Error {}

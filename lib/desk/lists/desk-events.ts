import { randomBytes } from 'node:crypto';
import { fileKind, slugOf } from '@/lib/content/tree';
import { publicState } from '@/lib/content/visibility';
import type { ChangeEvent, Newsroom } from '@/lib/revalidate/newsroom';
import type { Viewer } from './viewer';

/** What became of an article; `gone`: there is none any more, or none that the person may see. */
export type ChangedState = 'published' | 'scheduled' | 'expired' | 'withdrawn' | 'draft' | 'broken' | 'gone';

interface ChangedArticle {
  slug: string;
  state: ChangedState;
  /** Readers see it, or saw it until now. */
  isPublic: boolean;
}

/** Something that lists of the desk show is another one now. */
export interface DeskChange {
  revision: string;
  articles: readonly ChangedArticle[];
  /** Files that are no articles, by path. */
  files: readonly string[];
  /** More changed than is named. */
  more: boolean;
}

/** What a person is told of a change. */
export interface DeskEvent extends Omit<DeskChange, 'articles'> {
  articles: { slug: string; state: ChangedState }[];
}

/** Named in one event; who hears of more reads his list anew anyway. */
const mostNamed = 200;

/** Open streams of one person: several windows on several machines. */
export const mostStreams = 8;

type Listener = (change: DeskChange | 'end') => void;

/** Tells open pages of the desk what changes, in the newsroom and in the desk's own tables. */
export class DeskEvents {
  /** Differs between processes: what another one counted says nothing. */
  private readonly epoch = randomBytes(6).toString('base64url');
  private sequence = 0;
  /** The process is ending: there are no new streams. */
  ended = false;
  private readonly listeners = new Set<Listener>();
  private readonly streams = new Map<string, number>();
  private readonly unsubscribe: () => void;

  constructor(private readonly newsroom: Newsroom) {
    this.unsubscribe = newsroom.onChange((event) => this.hear(event));
  }

  /** Names this moment: the same as long as nothing changes. */
  get revision(): string {
    return `${this.epoch}.${this.sequence}`;
  }

  get listening(): number {
    return this.listeners.size;
  }

  /** For changes that no file shows, such as a working copy that was handed over. */
  announce(slugs: readonly string[]): void {
    this.tell(
      slugs.map((slug) => this.changed(slug, false)),
      [],
      false,
    );
  }

  hasRoom(person: string): boolean {
    return (this.streams.get(person) ?? 0) < mostStreams;
  }

  /** Undefined when the person has too many streams open, or the process is ending. */
  open(person: string, listener: Listener): (() => void) | undefined {
    if (this.ended || !this.hasRoom(person)) return undefined;
    this.streams.set(person, (this.streams.get(person) ?? 0) + 1);
    this.listeners.add(listener);
    return () => {
      if (!this.listeners.delete(listener)) return;
      const rest = (this.streams.get(person) ?? 1) - 1;
      if (rest > 0) this.streams.set(person, rest);
      else this.streams.delete(person);
    };
  }

  /** Ends every stream; there are no new ones. */
  close(): void {
    this.ended = true;
    this.unsubscribe();
    for (const listener of [...this.listeners]) listener('end');
  }

  private hear({ change }: ChangeEvent): void {
    const { changed, removed, problems, files, tags, wholesale } = change;
    if (changed.length + removed.length + problems.length + tags.size + files === 0) return;
    const answered = new Set(
      [...change.addresses.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1)),
    );
    const broken = new Set(problems.map(({ file }) => file));
    const slugs = new Set([...changed, ...removed]);
    for (const file of broken) {
      const slug = fileKind(file) === 'article' ? slugOf(file) : undefined;
      if (slug !== undefined) slugs.add(slug);
    }
    const articles = [...slugs].slice(0, mostNamed).map((slug) => this.changed(slug, answered.has(slug)));
    const others = [...broken].filter((file) => fileKind(file) !== 'article').slice(0, mostNamed);
    const unnamed = slugs.size === 0 && others.length === 0;
    this.tell(articles, others, wholesale || unnamed || slugs.size > mostNamed);
  }

  private changed(slug: string, wasAnswered: boolean): ChangedArticle {
    const { store, clock } = this.newsroom;
    const record = store.articleBySlug(slug)?.record;
    const state = record && publicState(record, clock.now());
    if (state === 'visible') return { slug, state: 'published', isPublic: true };
    const isThere = store.filesOfSlug(slug).length > 0;
    return { slug, state: state ?? (isThere ? 'broken' : 'gone'), isPublic: wasAnswered };
  }

  private tell(articles: ChangedArticle[], files: string[], more: boolean): void {
    this.sequence += 1;
    const change = { revision: this.revision, articles, files, more };
    for (const listener of [...this.listeners]) listener(change);
  }
}

/** What a person may know of a change; undefined when that is nothing. */
export function eventFor(
  { articles, files, more, revision }: DeskChange,
  viewer: Viewer,
): DeskEvent | undefined {
  if (viewer.all) {
    return { revision, articles: articles.map(({ slug, state }) => ({ slug, state })), files, more };
  }
  const named = articles.flatMap(({ slug, state, isPublic }) => {
    if (viewer.own.has(slug)) return { slug, state };
    return isPublic ? { slug, state: state === 'published' ? state : ('gone' as const) } : [];
  });
  return named.length > 0 ? { revision, articles: named, files: [], more: false } : undefined;
}

/** Where the process keeps its one (get-desk-events.ts): code that Next bundled finds the same. */
export const deskEventsKey = Symbol.for('kaiyuan.desk-events');

/** Lets go of every open page, so that the server can end. */
export function closeDeskEvents(): void {
  const existing: DeskEvents | undefined = Reflect.get(globalThis, deskEventsKey);
  existing?.close();
}

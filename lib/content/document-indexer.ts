import { pageTag } from '@/lib/revalidate/tags';
import { messages } from '@/lib/site/messages';
import { listName } from './lists';
import type { ListContext } from './memberships';
import { reservedSegments } from './model';
import { parseDocumentFile, problem } from './parse';
import { SectionTree } from './section-tree';
import {
  defaultSite,
  type Front,
  type PageRecord,
  parseFront,
  parseRedirects,
  parseSections,
  parseSite,
  parseTraditional,
  type Redirects,
  type Result,
  type TopicRecord,
  toPage,
  toTopic,
} from './settings';
import type { ContentStore } from './store';
import { slugOf } from './tree';
import type { Problem, Section, Site } from './types';

const emptyFront: Front = { carousel: [], pinned: [], blocks: [] };

/** site, sections, front, redirects, topics and pages in the index: the last valid version of each. */
export class DocumentIndexer {
  private cache: { site?: Site; sections?: SectionTree; topics?: TopicRecord[]; pages?: PageRecord[] } = {};
  private cachedFront: Front | undefined;
  private cachedRedirects: Map<string, string> | undefined;
  private cachedTraditional: Record<string, string> | undefined;

  constructor(private readonly store: ContentStore) {}

  site(): Site {
    this.cache.site ??= this.store.document<Site>('settings', 'site.yaml') ?? defaultSite;
    return this.cache.site;
  }

  sections(): SectionTree {
    this.cache.sections ??= new SectionTree(
      this.store.document<Section[]>('settings', 'sections.yaml') ?? [],
      this.store.documents<Section>('retired-section'),
    );
    return this.cache.sections;
  }

  front(): Front {
    this.cachedFront ??= this.store.document<Front>('settings', 'front.yaml') ?? emptyFront;
    return this.cachedFront;
  }

  redirects(): ReadonlyMap<string, string> {
    this.cachedRedirects ??= new Map(
      Object.entries(this.store.document<Redirects>('settings', 'redirects.yaml') ?? {}),
    );
    return this.cachedRedirects;
  }

  /** Words with a form of their own in the Traditional edition. The same object until it changes. */
  traditional(): Readonly<Record<string, string>> {
    this.cachedTraditional ??= this.store.document<Record<string, string>>('settings', 'zh-hant.yaml') ?? {};
    return this.cachedTraditional;
  }

  topics(): TopicRecord[] {
    this.cache.topics ??= this.store.documents<TopicRecord>('topic');
    return this.cache.topics;
  }

  pages(): PageRecord[] {
    this.cache.pages ??= this.store.documents<PageRecord>('page').sort((a, b) => a.order - b.order);
    return this.cache.pages;
  }

  context(): ListContext {
    return {
      timezone: this.site().timezone,
      sections: this.sections(),
      topics: this.topics().filter(({ published }) => published),
    };
  }

  /** Stores a valid file and names the pages that change; an invalid one leaves its last version in force. */
  write(
    kind: 'settings' | 'topic' | 'page',
    path: string,
    bytes: Buffer,
  ): { problems: Problem[]; tags: string[] } {
    const { value, problems } = this.parse(kind, path, bytes);
    if (value === undefined) return { problems, tags: [] };
    const id = kind === 'settings' ? path : (slugOf(path) ?? path);
    if (path === 'sections.yaml') this.retireSections(value);
    const before = this.store.document<unknown>(kind, id);
    this.store.putDocument(kind, id, path, value);
    this.forget();
    return { problems, tags: JSON.stringify(before) === JSON.stringify(value) ? [] : this.tagsOf(kind, id) };
  }

  remove(kind: 'settings' | 'topic' | 'page', path: string): string[] {
    this.store.dropDocument(path);
    this.forget();
    return this.tagsOf(kind, kind === 'settings' ? path : (slugOf(path) ?? path));
  }

  private forget(): void {
    this.cache = {};
    this.cachedFront = undefined;
    this.cachedRedirects = undefined;
    this.cachedTraditional = undefined;
  }

  private tagsOf(kind: 'settings' | 'topic' | 'page', id: string): string[] {
    if (kind === 'topic') {
      const list = listName.topic(id);
      return [list, pageTag.feed(list), pageTag.feedArchive(list), pageTag.topics, pageTag.front];
    }
    if (kind === 'page') return [pageTag.page(id), pageTag.site];
    if (id === 'front.yaml') return [pageTag.front];
    return id === 'redirects.yaml' ? [] : [pageTag.site];
  }

  private parse(kind: 'settings' | 'topic' | 'page', path: string, bytes: Buffer): Result<unknown> {
    if (kind === 'settings') {
      if (path === 'site.yaml') return parseSite(path, bytes);
      if (path === 'front.yaml') return parseFront(path, bytes);
      if (path === 'redirects.yaml') return parseRedirects(path, bytes);
      if (path === 'zh-hant.yaml') return parseTraditional(path, bytes);
      return parseSections(path, bytes, new Set(this.pages().map(({ id }) => id)));
    }
    const { document, problems } = parseDocumentFile(kind, path, bytes, this.site().timezone);
    if (!document) return { value: undefined, problems };
    if (kind === 'topic') return { value: toTopic(document, this.site().timezone), problems };
    const { slug } = document;
    const taken = reservedSegments.has(slug)
      ? messages.check.reservedId(slug)
      : this.sections().get(slug) && messages.check.sharedId(slug);
    if (taken)
      return {
        value: undefined,
        problems: [
          ...problems,
          problem(path, 1, 1, reservedSegments.has(slug) ? 'reserved-id' : 'shared-id', taken),
        ],
      };
    return { value: toPage(document), problems };
  }

  /** Sections that left sections.yaml while articles still stand in them keep working outside the navigation. */
  private retireSections(next: unknown): void {
    const kept = new Set(Array.isArray(next) ? next.map((section: Section) => section.id) : []);
    const used = new Set(this.store.sectionsInUse());
    for (const section of this.sections().sections) {
      if (!kept.has(section.id) && used.has(section.id)) {
        this.store.putDocument('retired-section', section.id, `retired/${section.id}`, {
          ...section,
          parent: undefined,
        });
      }
    }
    for (const id of kept) this.store.dropDocument(`retired/${id}`);
  }
}

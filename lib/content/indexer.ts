import { readLogChanges } from '@/lib/provenance/log/log-changes';
import { pageTag } from '@/lib/revalidate/tags';
import { messages } from '@/lib/site/messages';
import { DocumentIndexer } from './document-indexer';
import { differingLists, Effects } from './effects';
import { locate } from './front-matter';
import { membershipsOf } from './memberships';
import { problem } from './parse';
import { type Preparation, prepareArticle } from './prepare';
import { PrepareAhead, type Preparer, type ReadArticle } from './prepare-ahead';
import type { PublicQueries } from './queries';
import type { ArticleRecord } from './record';
import type { ArticleRow, ContentStore, FileRow } from './store';
import { type ContentTree, type FileStat, fileKind, hashOf, reasonOf, slugOf } from './tree';
import { findTreeChanges } from './tree-changes';
import type { Problem } from './types';

/** What a change set did. Tags are those of pages that may now look different. */
export interface ChangeSet {
  changed: string[];
  removed: string[];
  tags: Set<string>;
  /**
   * Addresses of articles (paths) whose public answer is another one now, each with the date of its article: what
   * search engines may be told. What was not public before and is not now never stands here.
   */
  addresses: Map<string, number>;
  problems: Problem[];
  files: number;
  /** Those that are not what was indexed, relative to the tree; none when there are too many to name. */
  paths: string[];
  /** Too much changed to name the pages: all of them are rendered again. `tags` is then empty. */
  wholesale: boolean;
  /** Something that the public could see is hidden now. */
  hides: boolean;
}

export type Progress = (done: number, total: number) => void;

/** Larger change sets are committed in parts, so that a cold build can be interrupted and goes on where it was. */
const partSize = 1000;

interface Candidate {
  stat: FileStat;
  hash: string;
  bytes: Buffer;
  /** Made already; `bytes` is then empty. */
  preparation?: Preparation;
}

/** Brings the index to what the tree says, reading only files that differ. */
export class Indexer {
  private readonly documents: DocumentIndexer;
  private readonly effects: Effects;

  constructor(
    private readonly tree: ContentTree,
    private readonly store: ContentStore,
    queries: PublicQueries,
    private readonly now: () => number,
  ) {
    this.documents = new DocumentIndexer(store);
    this.effects = new Effects(store, queries, now);
  }

  get settings(): DocumentIndexer {
    return this.documents;
  }

  /**
   * Applies the given paths (files or folders, relative to the tree), or compares the whole tree.
   * Synchronous between commit and return; the caller invalidates pages before anyone else can run.
   * @param prepare helps with articles when the change set is large
   */
  async apply(
    paths: readonly string[] | undefined,
    progress?: Progress,
    prepare?: Preparer,
  ): Promise<ChangeSet> {
    const { present, removed, unreadable } = findTreeChanges(this.tree, this.store, paths, this.now());
    const files = present.length + removed.length;
    const change: ChangeSet = {
      changed: [],
      removed: [],
      tags: new Set(),
      addresses: new Map(),
      problems: [],
      files,
      paths: files > partSize ? [] : [...removed],
      wholesale: files > partSize,
      hides: false,
    };
    for (const { path, reason } of unreadable) {
      const message = messages.check.unreadableFolder(reason);
      change.problems.push(problem(path || '.', 1, 1, 'unreadable', message));
    }
    this.effects.paused = change.wholesale;
    const populated = this.store.populatedSections(this.now()).join();
    const parts = partsOf(present, change.wholesale);
    const ahead = new PrepareAhead(parts, change.wholesale ? prepare : undefined, () =>
      this.documents.site(),
    );
    let done = 0;
    for (const [index, part] of parts.entries()) {
      const ready = await ahead.take(index);
      const candidates = part.flatMap(
        (stat) => this.load(stat, paths !== undefined, change, ready.get(stat.path)) ?? [],
      );
      this.store.transaction(() => this.write(candidates, index === 0 ? removed : [], change));
      done += part.length;
      if (!change.wholesale) {
        change.paths.push(...candidates.map(({ stat }) => stat.path));
        continue;
      }
      progress?.(done, present.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.store.populatedSections(this.now()).join() !== populated) change.tags.add(pageTag.site);
    this.effects.paused = false;
    change.removed = change.removed.filter((slug) => !change.changed.includes(slug));
    return change;
  }

  /** What changes because articles became due or expired in the span (from, to]. */
  transitions(from: number, to: number): Pick<ChangeSet, 'changed' | 'tags' | 'addresses' | 'hides'> {
    const tags = new Set<string>();
    const rows = this.store.transitionsBetween(from, to);
    for (const row of rows) this.effects.ofTransition(row, row.record.date > from, tags);
    if (rows.length > 0) tags.add(pageTag.site);
    const hides = rows.some(({ record }) => record.expires <= to);
    return {
      changed: rows.map(({ record }) => record.slug),
      tags,
      addresses: new Map(rows.map(({ record }) => [record.url, record.date])),
      hides,
    };
  }

  /** Reads a file whose content differs from what was indexed, unless it was read already. */
  private load(stat: FileStat, named: boolean, change: ChangeSet, read?: ReadArticle): Candidate | undefined {
    const row = this.store.file(stat.path);
    const kind = fileKind(stat.path);
    if (kind === 'media') {
      const mark = `${stat.size}-${stat.mtime}`;
      return row?.hash === mark ? undefined : { stat, bytes: Buffer.alloc(0), hash: mark };
    }
    let bytes: Buffer = Buffer.alloc(0);
    try {
      if (!read) bytes = this.tree.read(stat.path);
    } catch (error) {
      const message = messages.check.unreadable(reasonOf(error));
      change.problems.push(problem(stat.path, 1, 1, 'unreadable', message));
      return undefined;
    }
    const hash = read?.hash ?? hashOf(bytes);
    if (row?.hash === hash || (kind === 'log' && row?.hash.endsWith(` ${hash}`))) {
      if (row.mtime !== stat.mtime || row.size !== stat.size) this.store.putFile({ ...row, ...stat });
      if (named) change.problems.push(...this.store.problemsOf(stat.path));
      return undefined;
    }
    return { stat, bytes, hash, preparation: read?.preparation };
  }

  private write(candidates: Candidate[], removed: readonly string[], change: ChangeSet): void {
    const again = new Set<string>();
    const replaced = new Set(candidates.map(({ stat }) => slugOf(stat.path)));
    const context = this.documents.context();
    const listsBefore = JSON.stringify(context);
    for (const candidate of candidates) {
      const kind = fileKind(candidate.stat.path);
      if (kind === 'settings' || kind === 'topic' || kind === 'page')
        this.writeDocument(kind, candidate, change);
      if (kind === 'media') this.writeMedia(candidate, change);
      if (kind === 'log') this.writeLog(candidate, change);
    }
    const orphans: ArticleRow[] = [];
    for (const path of removed) {
      const row = this.remove(path, change, again);
      if (!row) continue;
      if (replaced.has(row.record.slug)) orphans.push(row);
      else this.dropArticle(row, change);
    }
    this.writeDocumentsAgain(candidates, change);
    if (JSON.stringify(this.documents.context()) !== listsBefore) this.relist(change, again);
    const readAgain = [...again].flatMap((path) => this.reload(path) ?? []);
    for (const candidate of [...candidates, ...readAgain]) {
      if (fileKind(candidate.stat.path) === 'article') this.writeArticle(candidate, orphans, change);
    }
    for (const row of orphans) {
      if (this.store.articleBySlug(row.record.slug)?.id === row.id && !this.tree.stat(row.path))
        this.dropArticle(row, change);
    }
  }

  private reload(path: string): Candidate | undefined {
    const stat = this.tree.stat(path);
    if (!stat) return undefined;
    try {
      const bytes = this.tree.read(path);
      return { stat, bytes, hash: hashOf(bytes) };
    } catch {
      // It was read before; what it said then goes on.
      return undefined;
    }
  }

  private remember(
    { stat, hash }: Candidate,
    slug: string | undefined,
    problems: Problem[],
    change: ChangeSet,
  ): void {
    const row: FileRow = { ...stat, hash, slug: slug ?? null };
    this.store.putFile(row);
    this.store.replaceProblems(stat.path, problems);
    change.problems.push(...problems);
  }

  private writeDocument(kind: 'settings' | 'topic' | 'page', candidate: Candidate, change: ChangeSet): void {
    const { problems, tags } = this.documents.write(kind, candidate.stat.path, candidate.bytes);
    this.remember(candidate, undefined, problems, change);
    for (const tag of tags) change.tags.add(tag);
    if (kind !== 'settings') change.hides ||= tags.length > 0;
  }

  /** Sections and pages share their ids: when one side changes, what was refused on the other may be right now. */
  private writeDocumentsAgain(candidates: Candidate[], change: ChangeSet): void {
    const done = new Set(candidates.map(({ stat }) => stat.path));
    for (const path of this.store.pathsWithRule('shared-id')) {
      const kind = fileKind(path);
      const candidate =
        done.has(path) || (kind !== 'settings' && kind !== 'page') ? undefined : this.reload(path);
      if (candidate && (kind === 'settings' || kind === 'page')) this.writeDocument(kind, candidate, change);
    }
  }

  private writeMedia(candidate: Candidate, change: ChangeSet): void {
    this.remember(candidate, undefined, [], change);
    this.effects.ofMedia(candidate.stat.path, change.tags);
  }

  /** Pages show what was signed of their article: those of which the log says something new are made again. */
  private writeLog(candidate: Candidate, change: ChangeSet): void {
    const known = this.store.file(candidate.stat.path)?.hash ?? '';
    const { size, slugs } = readLogChanges(this.tree.root, Number(known.split(' ')[0] ?? 0) || 0);
    this.remember({ ...candidate, hash: `${size} ${candidate.hash}` }, undefined, [], change);
    for (const slug of slugs ?? this.store.slugs()) this.effects.ofRecord(slug, change.tags);
  }

  private remove(path: string, change: ChangeSet, again: Set<string>): ArticleRow | undefined {
    const kind = fileKind(path);
    this.store.dropFile(path);
    if (kind === 'media') this.effects.ofMedia(path, change.tags);
    if (kind === 'log') for (const slug of this.store.slugs()) this.effects.ofRecord(slug, change.tags);
    if (kind === 'settings' || kind === 'topic' || kind === 'page') {
      for (const tag of this.documents.remove(kind, path)) change.tags.add(tag);
      change.hides = true;
    }
    if (kind !== 'article') return undefined;
    const slug = slugOf(path);
    for (const twin of slug ? this.store.filesOfSlug(slug) : []) again.add(twin);
    return this.store.articleByPath(path);
  }

  private dropArticle(row: ArticleRow, change: ChangeSet): void {
    if (this.effects.isVisible(row.record)) change.addresses.set(row.record.url, row.record.date);
    this.effects.ofArticle(row.record, row.lists, change.tags);
    this.store.removeArticle(row);
    this.effects.ofArticle(row.record, row.lists, change.tags);
    this.effects.ofPlaces(row, undefined, change.tags);
    change.hides = true;
    change.removed.push(row.record.slug);
  }

  private prepare({ stat: { path }, bytes, preparation }: Candidate): Preparation {
    const made = preparation ?? this.prepareAnything(path, bytes);
    const section = made.prepared?.article.record.section;
    if (made.prepared && section !== undefined && !this.documents.sections().get(section)) {
      const { yaml, yamlLine } = made.prepared;
      const { line, column } = locate(yaml, ['section']);
      made.problems.push(
        problem(path, line + yamlLine - 1, column, 'unknown-section', messages.check.unknownSection(section)),
      );
      made.prepared = undefined;
    }
    return made;
  }

  /** One article that cannot be worked on, whatever the reason, takes no other with it. */
  private prepareAnything(path: string, bytes: Buffer): Preparation {
    try {
      return prepareArticle(path, bytes, this.documents.site());
    } catch (error) {
      const message = messages.check.failed(reasonOf(error));
      return { prepared: undefined, problems: [problem(path, 1, 1, 'failed', message)] };
    }
  }

  private writeArticle(candidate: Candidate, orphans: ArticleRow[], change: ChangeSet): void {
    const { path } = candidate.stat;
    const slug = slugOf(path);
    const { prepared, problems } = this.prepare(candidate);
    const before = slug === undefined ? undefined : this.store.articleBySlug(slug);
    const moved = before !== undefined && before.path !== path;
    if (moved && this.tree.stat(before.path)) {
      problems.push(problem(path, 1, 1, 'duplicate-slug', messages.check.duplicateSlug(before.path)));
      return this.remember(candidate, slug, problems, change);
    }
    this.remember(candidate, slug, problems, change);
    if (!prepared) {
      if (moved) this.keepMoved(before, path, orphans);
      return;
    }
    const { article } = prepared;
    const lists = membershipsOf(article.record, this.documents.context());
    const sourceBefore = before && this.store.source(before.id);
    if (before) {
      change.hides ||= this.effects.isVisible(before.record) && !this.effects.isVisible(article.record);
      this.effects.ofEdit(before, article.record, lists, change.tags);
      this.store.removeArticle(before);
    }
    const { timezone, language } = this.documents.site();
    this.store.insertArticle(path, prepared, lists, `${candidate.hash} ${timezone} ${language}`);
    if (before) {
      this.effects.ofEdit(
        { ...before, record: article.record, lists },
        before.record,
        before.lists,
        change.tags,
      );
    } else {
      this.effects.ofArticle(article.record, lists, change.tags);
    }
    this.effects.ofPlaces(before, { record: article.record, lists }, change.tags);
    const orphan = orphans.findIndex((row) => row.record.slug === slug);
    if (orphan >= 0) orphans.splice(orphan, 1);
    const same = before && sourceBefore === article.source && sameArticle(before.record, article.record);
    if (same) return;
    change.changed.push(article.record.slug);
    for (const record of [before?.record, article.record]) {
      if (record && this.effects.isVisible(record)) change.addresses.set(record.url, record.date);
    }
  }

  /** A file that was moved and broken at once: its last good version goes on under the new path. */
  private keepMoved(row: ArticleRow, path: string, orphans: ArticleRow[]): void {
    this.store.moveArticle(row.id, path);
    const orphan = orphans.findIndex(({ id }) => id === row.id);
    if (orphan >= 0) orphans.splice(orphan, 1);
  }

  /** Sections or topics changed: lists of all articles are computed anew from the index, without reading files. */
  private relist(change: ChangeSet, again: Set<string>): void {
    const context = this.documents.context();
    for (const row of this.store.everyArticle()) {
      const lists = membershipsOf(row.record, context);
      if (JSON.stringify(lists) === JSON.stringify(row.lists)) continue;
      change.tags.add(pageTag.sitemap);
      for (const list of differingLists(row.lists, lists)) {
        change.tags.add(list).add(pageTag.feed(list)).add(pageTag.feedArchive(list));
      }
      this.store.replaceLists(row, lists);
    }
    for (const path of this.store.pathsWithRule('unknown-section')) again.add(path);
  }
}

/** What others depend on comes first; in a large change set no part holds articles and other files. */
function partsOf(present: readonly FileStat[], large: boolean): FileStat[][] {
  const order: Record<string, number> = { settings: 0, topic: 1, page: 1, media: 2, article: 3 };
  const rank = ({ path }: FileStat): number => order[fileKind(path)] ?? 4;
  const sorted = [...present].sort((a, b) => rank(a) - rank(b));
  if (!large) return [sorted];
  const chunks = (files: readonly FileStat[]): FileStat[][] =>
    Array.from({ length: Math.ceil(files.length / partSize) }, (_, index) =>
      files.slice(index * partSize, (index + 1) * partSize),
    );
  const isArticle = ({ path }: FileStat): boolean => fileKind(path) === 'article';
  const parts = [...chunks(sorted.filter((file) => !isArticle(file))), ...chunks(sorted.filter(isArticle))];
  return parts.length > 0 ? parts : [[]];
}

function sameArticle(a: ArticleRecord, b: ArticleRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

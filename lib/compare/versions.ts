import { splitFrontMatter } from '@/lib/content/front-matter';
import { parseDocumentFile } from '@/lib/content/parse';
import { toRecord } from '@/lib/content/record';
import { publicState } from '@/lib/content/visibility';
import { type ArticleFile, demand, readArticle } from '@/lib/desk/manuscripts/article';
import type { WritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import type { Person } from '@/lib/desk/person';
import { mayWith } from '@/lib/desk/rights';
import { compareTexts as text } from '@/lib/desk/texts/compare';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { formatMinute } from '@/lib/site/dates';
import { listVersions, readVersion, type Version } from './history';

/** A version of an article that can be compared: the file, what readers see, a working copy, a commit. */
export interface ArticleVersion {
  /** As it stands in the address: `file`, `readers`, `mine`, `copy:{account}`, `commit:{digest}`. */
  id: string;
  name: string;
  read: () => Promise<string | undefined>;
}

/** Commits that are looked through for what was public last. */
const searched = 20;

/** Whether readers got this text at a moment. */
function isPublic({ settings }: Newsroom, file: string, source: string, at: number): boolean {
  const site = settings.site();
  const { document } = parseDocumentFile('article', file, Buffer.from(source), site.timezone);
  return document !== undefined && publicState(toRecord(document, file, site).record, at) === 'visible';
}

export class ArticleVersions {
  private constructor(
    private readonly writing: WritingDesk,
    readonly article: ArticleFile,
    private readonly person: Person,
    private readonly commits: readonly Version[],
  ) {}

  /** @throws DeskError 404 for those who may not know that there is such an article */
  static async open(writing: WritingDesk, person: Person, slug: string): Promise<ArticleVersions> {
    await writing.ready;
    const article = readArticle(writing, slug);
    demand(person, 'read', article);
    const commits = await listVersions(writing.newsroom.tree.root, article.file);
    return new ArticleVersions(writing, article, person, commits);
  }

  /** Everything that can be compared, the nearest to the reader first. */
  list(): ArticleVersion[] {
    const { readers } = this;
    return [
      ...(readers ? [readers] : []),
      this.file,
      ...this.copies(),
      ...this.commits.map((one) => this.committed(one)),
    ];
  }

  /** What is compared when nobody says: what somebody is working on with what readers have, else the last change. */
  async usual(): Promise<{ from: ArticleVersion; to: ArticleVersion }> {
    const { file, readers } = this;
    for (const copy of this.copies()) {
      if ((await copy.read()) !== this.article.text) return { from: readers ?? file, to: copy };
    }
    const before = readers ?? (await this.lastPublic()) ?? (await this.previous());
    return { from: before ?? file, to: file };
  }

  private get isLive(): boolean {
    return this.article.subject.state === 'published' || this.article.subject.state === 'archived';
  }

  private get file(): ArticleVersion {
    const { draft, text: source } = this.article;
    const kind = draft.state === 'broken' ? 'broken' : this.isLive ? 'live' : 'hidden';
    return { id: 'file', name: text.file[kind], read: async () => source };
  }

  /**
   * What readers see while the file has errors: the index still holds its text. What stood above it is known when it was
   * committed; else the file's own stands in, and shows no difference.
   */
  private get readers(): ArticleVersion | undefined {
    const { slug, draft, text: source } = this.article;
    const held =
      this.isLive && draft.state === 'broken' ? this.writing.newsroom.queries.article(slug) : undefined;
    if (!held) return undefined;
    const isHeld = (text: string): boolean => splitFrontMatter(text).body === held.body;
    const head = source.slice(0, source.length - splitFrontMatter(source).body.length);
    const read = async (): Promise<string> => (await this.find(isHeld)) ?? head + held.body;
    return { id: 'readers', name: text.readers, read };
  }

  private copies(): ArticleVersion[] {
    const { writing, person, article } = this;
    const { slug, subject } = article;
    const { timezone } = writing.newsroom.settings.site();
    return writing.copies.list(slug).flatMap((entry): ArticleVersion[] => {
      const isMine = entry.person === person.id;
      const isHandedOver = entry.submittedAt !== undefined && mayWith(person, 'save', subject);
      if (!isMine && !isHandedOver) return [];
      const time = formatMinute(entry.submittedAt ?? entry.savedAt, timezone);
      return [
        {
          id: isMine ? 'mine' : `copy:${entry.person}`,
          name: isMine ? text.mine(time) : text.handedOver(entry.name, time),
          read: async () => writing.copies.get(slug, entry.person)?.source,
        },
      ];
    });
  }

  private committed(version: Version): ArticleVersion {
    const { commit, at, by, subject } = version;
    const { tree, settings } = this.writing.newsroom;
    return {
      id: `commit:${commit}`,
      name: text.version(formatMinute(at, settings.site().timezone), by, subject),
      read: () => readVersion(tree.root, version),
    };
  }

  /** The newest commit that readers got, of an article that they do not see now. */
  private async lastPublic(): Promise<ArticleVersion | undefined> {
    if (this.isLive) return undefined;
    for (const version of this.commits.slice(0, searched)) {
      const one = this.committed(version);
      const source = await one.read();
      if (source !== undefined && isPublic(this.writing.newsroom, this.article.file, source, version.at))
        return one;
    }
    return undefined;
  }

  /** The newest commit that says something else than the file. */
  private async previous(): Promise<ArticleVersion | undefined> {
    for (const version of this.commits) {
      const one = this.committed(version);
      const source = await one.read();
      if (source !== undefined && source !== this.article.text) return one;
    }
    return undefined;
  }

  private async find(fits: (source: string) => boolean): Promise<string | undefined> {
    for (const version of this.commits.slice(0, searched)) {
      const source = await this.committed(version).read();
      if (source !== undefined && fits(source)) return source;
    }
    return undefined;
  }
}

import { parseDocumentFile } from '@/lib/content/parse';
import type { PageRecord, TopicRecord } from '@/lib/content/settings';
import { fileKind, slugOf } from '@/lib/content/tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { allowedTo, type BuiltRow, problemsOf, type Surroundings } from './article-rows';
import type { Viewer } from './viewer';
import { lengthOf } from './word-count';

/**
 * The row of a file that the index holds no article of: an article that never was valid, a topic, a page, settings.
 * For whoever may see it; undefined when it vanished meanwhile.
 */
export function fileRow(
  { newsroom, owners }: Surroundings,
  path: string,
  viewer: Viewer,
): BuiltRow | undefined {
  const { store } = newsroom;
  const version = store.file(path);
  if (!version) return undefined;
  const kind = fileKind(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const common = {
    id: path,
    kind,
    file: path,
    problems: problemsOf(store.problemsOf(path)),
    submissions: [],
  };
  if (kind !== 'article') {
    const id = slugOf(path) ?? path;
    const document = store.document<Pick<TopicRecord | PageRecord, 'title'>>(kind, id);
    const row = { ...common, title: document?.title ?? name, authors: [], own: false, may: [] };
    return { row, version };
  }
  const { title = name, body } = attemptAt(newsroom, path);
  const taken = version.slug !== null && store.articleBySlug(version.slug) !== undefined;
  const slug = taken ? undefined : (version.slug ?? undefined);
  const owner = slug === undefined ? undefined : owners.ownerOf(slug);
  return {
    version,
    row: {
      ...common,
      slug,
      title,
      state: 'broken',
      authors: [],
      owner: owner?.name,
      own: owner?.person === viewer.person.id,
      may: slug === undefined ? [] : allowedTo(viewer, owner?.person, 'broken'),
      words: lengthOf(version, () => body),
    },
  };
}

/** What can be read of an article with errors. */
function attemptAt({ tree, settings }: Newsroom, path: string): { title?: string; body: string } {
  const text = tree.readText(path) ?? '';
  const { attempt } = parseDocumentFile('article', path, Buffer.from(text), settings.site().timezone);
  const title: unknown = attempt?.fields.title;
  return { ...(typeof title === 'string' && title.trim() && { title }), body: attempt?.body ?? '' };
}

import { lstatSync, unlinkSync } from 'node:fs';
import { splitFrontMatter } from '@/lib/content/front-matter';
import { resolveMedia, toPicture } from '@/lib/content/record';
import { folderOf } from '@/lib/content/tree';
import { DeskError } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { collectReferences } from '@/lib/mdx/references';
import { type ArticleFile, readArticle } from './article';
import { conflictAt } from './conflict';
import { syncFolder } from './durable-file';
import { fieldsOf } from './front-matter-edit';
import type { PlannedChange } from './journal';
import { findPlace, makeFolders } from './place';
import { nameAlso } from './replace-file';
import { titleIn } from './status-edits';
import { commitSubject } from './write-article';
import type { WritingDesk } from './writing-desk';

const { problems } = manuscriptTexts;

/**
 * Makes an article that is a single file a folder, so that pictures can lie beside it: `a/b.mdx` becomes
 * `a/b/index.mdx`, the same bytes under the same address. At every moment one of the two is there. The index is not told
 * yet: that is for whoever calls, with both paths.
 * @throws DeskError 409, 422 when paths in the text would mean other files afterwards
 */
export async function giveFolder(desk: WritingDesk, person: Person, article: ArticleFile): Promise<string[]> {
  const { newsroom, journal } = desk;
  const { slug, file: before, text, version, place: old } = article;
  if (folderOf(before) !== undefined) return [];
  const relative = relativePaths(text);
  if (relative.length > 0) {
    throw new DeskError(422, 'relative-paths', problems['relative-paths'](relative.join('、')));
  }
  const file = before.replace(/\.mdx$/, '/index.mdx');
  await makeFolders(newsroom.tree, file);
  const place = findPlace(newsroom.tree, file);
  if (!place || place.stats) throw new DeskError(409, 'taken', problems.taken(slug));
  const plan: PlannedChange = {
    kind: 'move',
    slug,
    file,
    movedFrom: before,
    person,
    to: version,
    detail: { movedFrom: before },
    subject: commitSubject(newsroom, 'move', titleIn(text, slug)),
    paths: [before, file],
    writers: [],
    publishes: false,
    copies: [],
  };
  const now = newsroom.clock.now();
  const id = journal.begin(plan, now);
  nameAlso(old.target, place.target);
  await syncFolder(place.folder);
  const present = lstatSync(old.target, { throwIfNoEntry: false });
  if (present?.ino !== old.stats?.ino || present?.mtimeMs !== old.stats?.mtimeMs) {
    unlinkSync(place.target);
    journal.end(id, plan, 'abandoned', now, { reason: 'changed' });
    throw await conflictAt(desk, readArticle(desk, slug), version);
  }
  unlinkSync(old.target);
  // Queued before anybody else can look: the index sees one file that moved, and never none.
  const applied = newsroom.apply('request', [before, file]);
  await syncFolder(old.folder);
  journal.end(id, plan, 'done', newsroom.clock.now());
  await applied;
  return [before, file];
}

/** Paths that mean a file of `media/` in a single file, and one beside the article in a folder. */
function relativePaths(text: string): string[] {
  const cover = toPicture(fieldsOf(text)?.cover, '');
  const media = collectReferences(splitFrontMatter(text).body).media.map(({ src }) => src);
  const all = [...(cover ? [cover.src] : []), ...media];
  return [...new Set(all.filter((src) => resolveMedia(src, 'a/') !== resolveMedia(src, 'b/')))];
}

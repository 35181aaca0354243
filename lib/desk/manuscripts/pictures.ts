import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf } from '@/lib/content/tree';
import { DeskError, unknown } from '@/lib/desk/desk-error';
import type { Person } from '@/lib/desk/person';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { findMedia, type MediaFile } from '@/lib/site/media';
import { pictureFactsOf } from '@/lib/site/picture-size';
import { addFile } from './add-file';
import { type ArticleFile, demand, readArticle, withArticle } from './article';
import { giveFolder } from './give-folder';
import type { Upload } from './input';
import { type CleanPicture, cleanPicture } from './picture-bytes';
import { pictureName } from './picture-name';
import { findPlace } from './place';
import { titleIn } from './status-edits';
import { commitSubject } from './write-article';
import type { WritingDesk } from './writing-desk';

export interface UploadedPicture {
  /** As it is written in the article. */
  src: string;
  width: number;
  height: number;
}

/**
 * Puts a picture beside an article, where nobody sees it before the article is public. The same picture again is the one
 * that is there; another of the same name gets a number.
 * @param read asked only of those who may
 * @throws DeskError 403, 404, 413, 415, 422, 503
 */
export async function uploadPicture(
  desk: WritingDesk,
  person: Person,
  slug: string,
  read: () => Promise<Upload>,
): Promise<UploadedPicture> {
  await desk.ready;
  demand(person, 'save', readArticle(desk, slug));
  const { name, bytes } = await read();
  const picture = await cleanPicture(bytes);
  return withArticle(desk, slug, async () => {
    const found = readArticle(desk, slug);
    demand(person, 'save', found);
    const moved = await giveFolder(desk, person, found);
    const article = moved.length > 0 ? readArticle(desk, slug) : found;
    const src =
      sameBeside(article, picture) ?? (await add(desk, person, article, picture, pictureName(name)));
    await desk.commits.commit(slug);
    return { src, width: picture.width, height: picture.height };
  });
}

async function add(
  desk: WritingDesk,
  person: Person,
  { slug, file: beside, place: own, text }: ArticleFile,
  { bytes, extension }: CleanPicture,
  base: string,
): Promise<string> {
  const { newsroom } = desk;
  const taken = new Set(readdirSync(own.folder));
  for (let number = 1; ; number += 1) {
    const src = `${number === 1 ? base : `${base}-${number}`}.${extension}`;
    if (taken.has(src)) continue;
    const file = `${folderOf(beside)}/${src}`;
    const place = findPlace(newsroom.tree, file);
    if (!place) throw new DeskError(422, 'link', manuscriptTexts.problems.link);
    const version = await addFile(desk, place, bytes, {
      kind: 'picture',
      slug,
      file,
      person,
      detail: { bytes: bytes.length },
      subject: commitSubject(newsroom, 'picture', `${titleIn(text, slug)} ${src}`),
      writers: [],
    });
    if (version !== undefined) return src;
  }
}

function sameBeside({ place }: ArticleFile, { bytes, extension }: CleanPicture): string | undefined {
  return readdirSync(place.folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(`.${extension}`))
    .map(({ name }) => name)
    .find((name) => readFileSync(path.join(place.folder, name)).equals(bytes));
}

/** Pictures beside an article, by name; none beside a single file. @throws DeskError 404 */
export async function listPictures(
  desk: WritingDesk,
  person: Person,
  slug: string,
): Promise<UploadedPicture[]> {
  await desk.ready;
  const article = readArticle(desk, slug);
  demand(person, 'read', article);
  if (folderOf(article.file) === undefined) return [];
  const names = readdirSync(article.place.folder).sort();
  return names.flatMap((src) => {
    const file = findMedia(desk.newsroom, ['articles', slug, src], slug);
    const facts = file && pictureFactsOf(file);
    return facts ? [{ src, width: facts.width, height: facts.height }] : [];
  });
}

/** One of them, for whoever may read the article. @throws DeskError 404 */
export async function findPicture(
  desk: WritingDesk,
  person: Person,
  slug: string,
  src: string,
): Promise<MediaFile> {
  await desk.ready;
  demand(person, 'read', readArticle(desk, slug));
  const file = findMedia(desk.newsroom, ['articles', slug, src], slug);
  if (!file) throw unknown();
  return file;
}

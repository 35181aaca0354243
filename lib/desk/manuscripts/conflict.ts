import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import type { ArticleFile } from './article';
import { decodeText, toSource } from './file-form';
import { Refusal } from './refusal';
import type { WritingDesk } from './writing-desk';

/** The source of an earlier version, from what the desk kept or from git; null when nobody knows it any more. */
export async function findBase(
  { kept, git }: WritingDesk,
  { slug, file }: Pick<ArticleFile, 'slug' | 'file'>,
  version: string,
): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(version)) return null;
  const bytes = (await kept.find(slug, version)) ?? (await git.findText(file, version));
  const text = bytes && decodeText(bytes);
  return text === undefined ? null : toSource(text);
}

/** Somebody's text began from `base`, and the file is another by now: all that is needed to settle it. */
export async function conflictAt(
  desk: WritingDesk,
  article: ArticleFile,
  base: string,
  code: 'conflict' | 'copy-outdated' = 'conflict',
): Promise<Refusal> {
  return new Refusal(409, code, manuscriptTexts.problems[code], {
    current: { source: toSource(article.text), version: article.version },
    base: await findBase(desk, article, base),
  });
}

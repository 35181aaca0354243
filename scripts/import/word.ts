import path from 'node:path';
import mammoth from 'mammoth';
import { plainWords } from './plain-words';
import { texts } from './texts';
import { type SourceArticle, SourceError } from './types';

/** A Word document as a draft: its first headline is the title, its pictures come along. */
export async function readWord(file: string, place: string): Promise<SourceArticle> {
  const { value, messages } = await convert(file);
  const heading = /<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(value);
  const title = plainWords(heading?.[1] ?? '');
  const said = new Set(
    messages.filter(({ type }) => type === 'error').map(({ message }) => texts.word(message)),
  );
  return {
    key: `word ${path.basename(path.dirname(file))}/${path.basename(file)}`,
    place,
    title: title || path.basename(file, path.extname(file)),
    html: title && heading ? value.replace(heading[0], '') : value,
    folder: path.dirname(file),
    published: false,
    own: true,
    authors: [],
    categories: [],
    tags: [],
    remarks: [...said],
  };
}

async function convert(file: string) {
  // Pictures come as data: addresses, which the import stores as files. Files that a document only names stay where they are.
  const options = {
    styleMap: [
      "p[style-name='Title'] => h1:fresh",
      "p[style-name='标题'] => h1:fresh",
      "p[style-name='Subtitle'] => p:fresh",
    ],
    externalFileAccess: false,
  };
  try {
    return await mammoth.convertToHtml({ path: file }, options);
  } catch (error) {
    throw new SourceError(texts.unreadable(file, error instanceof Error ? error.message : String(error)));
  }
}

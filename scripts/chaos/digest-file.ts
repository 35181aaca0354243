import { renderToStaticMarkup } from 'react-dom/server';
import { renderBody } from '@/components/mdx/body';
import { parseDocumentFile } from '@/lib/content/parse';
import { toRecord } from '@/lib/content/record';
import {
  parseFront,
  parseRedirects,
  parseSections,
  parseSite,
  parseTraditional,
  toPage,
  toTopic,
} from '@/lib/content/settings';
import { fileKind } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import { writeFeedBody } from '@/lib/mdx/feed-html';

/** What the site makes of one content file, without index and server: problems, or everything that readers get. */

const timezone = 'Asia/Shanghai';
const origin = 'https://chaos.example';

const settings = {
  'site.yaml': parseSite,
  'sections.yaml': (file: string, bytes: Buffer) => parseSections(file, bytes, new Set()),
  'front.yaml': parseFront,
  'redirects.yaml': parseRedirects,
  'zh-hant.yaml': parseTraditional,
};

export interface Digested {
  accepted: boolean;
  problems: readonly Problem[];
  /** What is sent to readers, of an accepted document. */
  html: string;
}

/** Reads, checks and renders a file as the running site does. @throws what must never be thrown */
export async function digestFile(file: string, bytes: Buffer): Promise<Digested> {
  const kind = fileKind(file);
  if (kind === 'settings') {
    const { value, problems } = settings[file as keyof typeof settings](file, bytes);
    return { accepted: value !== undefined, problems, html: '' };
  }
  if (kind !== 'article' && kind !== 'topic' && kind !== 'page') throw new Error(`${file}: no content file`);
  const { document, problems } = parseDocumentFile(kind, file, bytes, timezone);
  if (!document) return { accepted: false, problems, html: '' };
  if (kind === 'topic') toTopic(document, timezone);
  if (kind === 'page') toPage(document);
  const context = {
    resolveRelated: () => undefined,
    readFile: () => 'a,b\n1,2\n',
    pictureSize: () => ({ width: 8, height: 9 }),
    attachmentInfo: () => undefined,
    outbound: () => undefined,
  };
  const { content } = await renderBody({ source: document.body, mediaBase: '/media/', ...context });
  const page = renderToStaticMarkup(content);
  if (kind !== 'article') return { accepted: true, problems, html: page };
  const { feedTree } = toRecord(document, file, { timezone, language: 'zh-Hans' });
  return { accepted: true, problems, html: page + writeFeedBody(feedTree, { origin, ...context }).html };
}

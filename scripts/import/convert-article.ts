import type { Root } from 'hast';
import { absolute, nowhere, sameAddress } from './addresses';
import { cleanHtml } from './clean-html';
import { addressOf, elementsIn } from './html-blocks';
import type { MediaCarrier } from './media';
import type { SourceArticle } from './types';
import { writeBody } from './write-body';

export interface Converted {
  body: string;
  cover: { src: string; alt?: string } | undefined;
  remarks: string[];
  /** Files that could not be brought along. */
  missing: number;
}

/** Names of files that a link may mean: documents and pictures, not pages. */
const fileName =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|zip|rar|wps|ofd|mp3|mp4|m4a|webm|ogg|jpe?g|png|gif|webp|avif)(?:[?#]|$)/i;

/**
 * The body of an article with its files brought along.
 * @param arrived addresses at the source (see sameAddress) → where that article is here
 */
export async function convertArticle(
  article: SourceArticle,
  carrier: MediaCarrier,
  arrived: ReadonlyMap<string, string>,
): Promise<Converted> {
  const { tree, remarks } = cleanHtml(article.html);
  const media = new Map<string, string>();
  const lost: string[] = [];
  const bring = async (src: string) => {
    const brought = await carrier.bring(src);
    if ('url' in brought) media.set(src, brought.url);
    else lost.push(brought.remark);
  };
  const wanted = new Set([...shown(tree), ...linkedFiles(tree)]);
  for (const src of wanted) await bring(src);
  const { cover } = article;
  if (cover && !wanted.has(cover.src)) await bring(cover.src);
  const coverUrl = cover && media.get(cover.src);

  const link = (href: string): string | undefined => {
    if (/^(?:mailto|tel):/i.test(href)) return href;
    if (href.startsWith('#')) return undefined;
    const target = absolute(href, article.address ?? article.alsoAt?.[0]);
    if (target === undefined) return undefined;
    return arrived.get(sameAddress(target)) ?? (target.startsWith(nowhere) ? undefined : target);
  };
  const body = writeBody(tree, { media, link });
  return {
    body: body.markdown,
    cover: cover && coverUrl ? { src: coverUrl, ...(cover.alt && { alt: cover.alt }) } : undefined,
    remarks: [...remarks, ...body.remarks, ...lost],
    missing: lost.length,
  };
}

function shown(tree: Root): string[] {
  return elementsIn(tree, ['img', 'video', 'audio']).flatMap((element) => addressOf(element) ?? []);
}

function linkedFiles(tree: Root): string[] {
  return elementsIn(tree, ['a']).flatMap(({ properties }) => {
    const href = String(properties.href ?? '').trim();
    return fileName.test(href) ? [href] : [];
  });
}

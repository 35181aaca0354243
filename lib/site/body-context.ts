import type { ArticleCard } from '@/lib/content/types';
import { type FindOutbound, findOutbound } from '@/lib/leave/outbound';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { findMedia, type MediaFile } from './media';
import type { PictureFacts } from './picture-address';
import { pictureFactsOf } from './picture-size';

/** What body components may ask of the site. `previewed` opens the files beside one unpublished article. */
export interface SiteBodyContext {
  resolveRelated: (slug: string) => ArticleCard | undefined;
  readFile: (src: string) => string | undefined;
  pictureSize: (src: string) => PictureFacts | undefined;
  attachmentInfo: (src: string) => { bytes: number; type: string } | undefined;
  outbound: FindOutbound;
}

/** The file of the tree behind an address of the site; undefined for other sites and missing files. */
export function mediaFileAt(newsroom: Newsroom, src: string, previewed?: string): MediaFile | undefined {
  if (!src.startsWith('/media/')) return undefined;
  try {
    const segments = src.slice('/media/'.length).split('/').map(decodeURIComponent);
    return findMedia(newsroom, segments, previewed);
  } catch {
    return undefined;
  }
}

export function createBodyContext(newsroom: Newsroom, previewed?: string): SiteBodyContext {
  const fileAt = (src: string): MediaFile | undefined => mediaFileAt(newsroom, src, previewed);
  return {
    resolveRelated: (slug) => newsroom.queries.card(slug),
    readFile: (src) => {
      const file = fileAt(src);
      return file && newsroom.tree.readText(file.relative);
    },
    pictureSize: (src) => {
      const file = fileAt(src);
      return file && pictureFactsOf(file);
    },
    attachmentInfo: (src) => {
      const file = fileAt(src);
      return file && { bytes: file.stat.size, type: file.type };
    },
    outbound: (href) => {
      const { ownSites, features } = newsroom.settings.site();
      const { siteUrl } = newsroom.environment;
      return findOutbound(href, { siteUrl, ownSites, notice: features.externalNotice === true });
    },
  };
}

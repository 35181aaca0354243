import type { Article } from '@/lib/content/types';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createBodyContext, type SiteBodyContext } from '@/lib/site/body-context';

/**
 * Files beside an article that is not public have no address of the site: `/media/**` knows no session. In the live
 * preview they come from the desk, and everything that is said of them goes by the address that they will have.
 */

function deskBase(slug: string): string {
  return `/desk/api/manuscripts/${slug}/media/`;
}

function siteBase(slug: string): string {
  return `/media/articles/${slug}/`;
}

function moved(src: string, from: string, to: string): string {
  return src.startsWith(from) ? to + src.slice(from.length) : src;
}

/** The article with the addresses that its own files have at the desk. */
export function withDeskMedia(article: Article): Article {
  const { slug, cover, mediaBase } = article;
  const [from, to] = [siteBase(slug), deskBase(slug)];
  return {
    ...article,
    mediaBase: moved(mediaBase, from, to),
    cover: cover && { ...cover, src: moved(cover.src, from, to) },
  };
}

/** What the body of such an article may ask for. Its own pictures come in one size. */
export function deskBodyContext(newsroom: Newsroom, slug: string): SiteBodyContext {
  const context = createBodyContext(newsroom, slug);
  const [from, to] = [deskBase(slug), siteBase(slug)];
  return {
    ...context,
    readFile: (src) => context.readFile(moved(src, from, to)),
    attachmentInfo: (src) => context.attachmentInfo(moved(src, from, to)),
    pictureSize: (src) => {
      const facts = context.pictureSize(moved(src, from, to));
      return facts && src.startsWith(from) ? { width: facts.width, height: facts.height } : facts;
    },
  };
}

import { slim } from '@/lib/html/slim';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { renderStore } from '@/lib/revalidate/render-cache.mjs';
import { makeDirectPage } from './direct-pages';
import { type Document, makeDocument } from './document';
import { type NextHandler, type Rendered, render } from './render';
import { speculationHeaders } from './speculation';

/** What Next tells about its own working, and headers that are set anew for every answer. */
const inner =
  /^(?:x-nextjs-.*|x-powered-by|x-middleware.*|x-next-.*|rsc|next-.*|date|connection|keep-alive|transfer-encoding|content-length|content-type|content-encoding|vary|cache-control|etag|last-modified|set-cookie)$/;

/** The render that a route needs came out with a server error. */
export class RenderFailed extends Error {
  constructor(
    readonly route: string,
    readonly status: number,
  ) {
    super(`rendering ${route} answered ${status}`);
  }
}

/** What a handler says of its answer, in the spelling of the headers that it takes the place of. */
function headersOf(rendered: Rendered, isHtml: boolean): Record<string, string> {
  // In front of pages Next names files to load; a handler's links are its own.
  const isOwn = (name: string): boolean => !inner.test(name) && !(isHtml && name === 'link');
  const kept = Object.entries(rendered.headers).filter(([name]) => isOwn(name));
  return Object.fromEntries(kept.map(([name, value]) => [spelt(name), String(value)]));
}

function spelt(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** Next's cache keys name paths with their segments decoded. */
function cacheTagsOf(route: string): readonly string[] {
  return renderStore().tagsOf(route.split('/').map(decodeURIComponent).join('/')) ?? [];
}

/** A document without what only Next's client runtime needs. @throws RenderFailed, NeedsHydration */
export function toDocument(route: string, rendered: Rendered, cacheTags: readonly string[]): Document {
  if (rendered.status >= 500) throw new RenderFailed(route, rendered.status);
  const type = String(rendered.headers['content-type'] ?? 'application/octet-stream');
  const isHtml = type.startsWith('text/html');
  const lastModified = rendered.headers['last-modified'];
  return makeDocument({
    status: rendered.status,
    type,
    lastModified: typeof lastModified === 'string' ? lastModified : undefined,
    headers: headersOf(rendered, isHtml),
    body: isHtml ? Buffer.from(slim(rendered.body.toString('utf8'))) : rendered.body,
    cacheTags,
  });
}

/** Makes a kept page: the same for every reader. */
export async function makePage(newsroom: Newsroom, next: NextHandler, route: string): Promise<Document> {
  const direct = makeDirectPage(newsroom, route);
  if (direct) return direct;
  const rendered = await render(next, route, { host: 'localhost' });
  const document = toDocument(route, rendered, cacheTagsOf(route));
  if (document.type.startsWith('text/html')) Object.assign(document.headers, speculationHeaders);
  return document;
}

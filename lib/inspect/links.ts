import { decodeMedia } from '@/lib/content/record';
import { headingPrefix } from '@/lib/mdx/dialect';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { localPath, readable } from './answer';
import { mentionPlace } from './places';
import { unseenArticle } from './references';
import type { Finding, InspectedBody, InspectionContext } from './types';

/** Links, files and articles that bodies name, followed as a reader would. Other sites are not asked. */

/** Ids of the page around a body. */
const frameIds = new Set(['main', 'related', 'corrections']);

export function* inspectLinks(context: InspectionContext): Iterable<Finding> {
  for (const body of context.bodies()) {
    const { links, media, related } = body.parts();
    for (const href of new Set(links)) {
      const finding = inspectLink(href, body, context);
      if (finding) yield finding;
    }
    for (const src of new Set(media)) {
      if (!src.startsWith('/media/') || context.hasMedia(src)) continue;
      const message = text.mediaMissing(readable(src));
      yield { rule: 'media-missing', file: body.file, message, place: mentionPlace(body, src) };
    }
    for (const slug of new Set(related)) {
      const message = unseenArticle(slug, context);
      const place = mentionPlace(body, slug);
      if (message) yield { rule: 'reference-unseen', file: body.file, message, place };
    }
  }
}

function inspectLink(href: string, body: InspectedBody, context: InspectionContext): Finding | undefined {
  const found = (rule: Finding['rule'], message: string): Finding => ({
    rule,
    file: body.file,
    message,
    place: mentionPlace(body, href),
  });
  const shown = readable(href);
  const [address = '', fragment = ''] = divide(href);
  const { siteUrl } = context.newsroom.environment;
  const path = localPath(address, siteUrl, body.url);
  // `?page=2` and `mailto:` name no other path of the site.
  if (path === undefined || (address === '' && fragment === '')) return undefined;
  if (path.startsWith('/media/')) {
    return context.hasMedia(path) ? undefined : found('media-missing', text.mediaMissing(shown));
  }
  const { end, hops, path: last } = context.answer(path);
  if (end === 'gone') return found('link-dead', text.linkGone(shown));
  if (end === 'loop') return found('link-dead', text.linkLoop(shown));
  if (end === 'missing') {
    const slug = last.split('/')[2] ?? '';
    const hidden = context.newsroom.store.articleBySlug(slug) !== undefined;
    return found('link-dead', hidden ? text.linkHidden(shown) : text.linkMissing(shown));
  }
  if (hops > 0 && end === 'page') return found('link-redirected', text.linkRedirected(shown, readable(last)));
  const target = fragment === '' ? undefined : path === body.url ? body : context.bodyAt(path);
  if (!target || frameIds.has(fragment) || target.parts().ids.has(fragment)) return undefined;
  const meant = target.parts().ids.has(headingPrefix + fragment) ? `#${headingPrefix}${fragment}` : undefined;
  return found('link-anchor', text.linkAnchor(shown, meant));
}

/** Address and fragment, the latter decoded. */
function divide(href: string): [string, string] {
  const at = href.indexOf('#');
  return at < 0 ? [href, ''] : [href.slice(0, at), decodeMedia(href.slice(at + 1))];
}

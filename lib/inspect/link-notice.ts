import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { readable } from './answer';
import { leavesSite } from './links';
import { fieldPlace } from './places';
import type { Finding, InspectionContext } from './types';

/** Links that leave the site while `features.externalNotice` is off. One finding: one switch mends them all. */
export function* inspectLinkNotice(context: InspectionContext): Iterable<Finding> {
  const { newsroom, site } = context;
  if (site.features.externalNotice === true) return;
  const href = firstExternal(context);
  if (href === undefined) return;
  const file = 'site.yaml';
  const message = text.linkNotice(readable(href));
  yield { rule: 'link-notice', file, message, place: fieldPlace(newsroom, file, ['features']) };
}

function firstExternal({ newsroom, bodies }: InspectionContext): string | undefined {
  const { siteUrl } = newsroom.environment;
  for (const body of bodies()) {
    const href = body.parts().links.find((link) => leavesSite(link, siteUrl));
    if (href !== undefined) return href;
  }
  return undefined;
}

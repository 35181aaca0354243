import { findOutbound } from '@/lib/leave/outbound';
import { inspectionMessages as text } from '@/lib/site/messages-inspection';
import { readable } from './answer';
import { fieldPlace } from './places';
import type { Finding, InspectionContext } from './types';

/** Links that leave the institution's sites while `features.externalNotice` is off. One finding: one switch mends them all. */
export function* inspectLinkNotice(context: InspectionContext): Iterable<Finding> {
  const { newsroom, site } = context;
  if (site.features.externalNotice === true) return;
  const href = firstExternal(context);
  if (href === undefined) return;
  const file = 'site.yaml';
  const message = text.linkNotice(readable(href));
  yield { rule: 'link-notice', file, message, place: fieldPlace(newsroom, file, ['features']) };
}

function firstExternal({ newsroom, site, bodies }: InspectionContext): string | undefined {
  const bounds = { siteUrl: newsroom.environment.siteUrl, ownSites: site.ownSites, notice: false };
  for (const body of bodies()) {
    const href = body.parts().links.find((link) => findOutbound(link, bounds));
    if (href !== undefined) return href;
  }
  return undefined;
}

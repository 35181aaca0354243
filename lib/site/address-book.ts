import { hasTraditional } from '@/lib/edition/traditional';
import { hasRecords } from '@/lib/provenance/pages/present-record';
import { shownLog } from '@/lib/provenance/served/shown-log';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { AddressBook } from './address';

/** What addresses resolve against in a running newsroom. */
export function addressBookOf(newsroom: Newsroom): AddressBook {
  const { queries, settings, environment } = newsroom;
  return {
    queries,
    placeCount: (list) => newsroom.placeCount(list),
    sections: () => settings.sections(),
    topics: () => settings.topics(),
    pages: () => settings.pages(),
    redirects: () => settings.redirects(),
    traditional: () => hasTraditional(settings.site()),
    signed: {
      hasLog: () => shownLog(newsroom) !== undefined,
      hasRecords: (slug) => hasRecords(newsroom, slug),
    },
    externalNotice: () => settings.site().features.externalNotice === true,
    keyFile: environment.indexNow && `${environment.indexNow.key}.txt`,
  };
}

import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { loadArchive } from '@/lib/content/archive';
import { archiveStructuredData } from '@/lib/seo/list-metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { archiveUrl } from '@/lib/site/links';
import { ArchivePage } from './archive-page';

/** @param date year, month and day as far as given */
export async function ArchiveView({ newsroom, tag, date }: ViewProps & { date: readonly string[] }) {
  const archive = loadArchive(newsroom, date);
  await tag(archive.tags);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path={archiveUrl(...date)}>
      <JsonLd data={archiveStructuredData(newsroom, archive)} />
      <ArchivePage archive={archive} timezone={frame.site.timezone} />
    </Frame>
  );
}

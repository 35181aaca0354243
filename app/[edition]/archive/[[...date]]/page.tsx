import type { Metadata } from 'next';
import { ArchivePage, archiveTitle } from '@/components/list/archive-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { loadArchive } from '@/lib/content/archive';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { archiveStructuredData } from '@/lib/seo/list-metadata';
import { pageMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { archiveUrl } from '@/lib/site/links';
import { getNewsroom } from '@/lib/site/newsroom';

interface ArchiveProps {
  params: Promise<{ date?: string[] }>;
}

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function generateMetadata({ params }: ArchiveProps): Promise<Metadata> {
  const { date = [] } = await params;
  const [year, month, day] = date;
  return pageMetadata(seoContextOf(getNewsroom()), {
    title: archiveTitle({ year, month, day }),
    path: archiveUrl(year, month, day),
  });
}

export default async function ArchiveRoute({ params }: ArchiveProps) {
  const { date = [] } = await params;
  const newsroom = getNewsroom();
  const archive = loadArchive(newsroom, date);
  await tagPage(archive.tags);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path={archiveUrl(...date)}>
      <JsonLd data={archiveStructuredData(newsroom, archive)} />
      <ArchivePage archive={archive} timezone={frame.site.timezone} />
    </Frame>
  );
}

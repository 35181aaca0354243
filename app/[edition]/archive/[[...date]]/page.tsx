import type { Metadata } from 'next';
import { archiveTitle } from '@/components/list/archive-page';
import { ArchiveView } from '@/components/list/archive-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { archiveUrl } from '@/lib/site/links';
import { getNewsroom } from '@/lib/site/newsroom';
import '../../../styles/calendar.css';

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
  return <ArchiveView newsroom={getNewsroom()} tag={tagPage} date={date} />;
}

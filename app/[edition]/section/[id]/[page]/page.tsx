import type { Metadata } from 'next';
import { SectionView } from '@/components/list/section-view';
import { tagPage } from '@/lib/revalidate/tag-page';
import { loadSectionMetadata } from '@/lib/seo/list-metadata';
import { getNewsroom } from '@/lib/site/newsroom';

interface SectionProps {
  params: Promise<{ id: string; page: string }>;
}

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function generateMetadata({ params }: SectionProps): Promise<Metadata> {
  const { id, page } = await params;
  return loadSectionMetadata(getNewsroom(), id, Number(page)) ?? {};
}

export default async function SectionRoute({ params }: SectionProps) {
  const { id, page } = await params;
  return <SectionView newsroom={getNewsroom()} tag={tagPage} id={id} page={Number(page)} />;
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SectionPage } from '@/components/list/section-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { listName } from '@/lib/content/lists';
import { tagPage } from '@/lib/revalidate/tag-page';
import { loadSectionMetadata, sectionStructuredData } from '@/lib/seo/list-metadata';
import { pageSize } from '@/lib/site/address';
import { loadFrame } from '@/lib/site/frame-data';
import { pageUrl, sectionUrl } from '@/lib/site/links';
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
  const newsroom = getNewsroom();
  const sections = newsroom.settings.sections();
  const section = sections.get(id);
  if (!section) notFound();
  const list = listName.section(id);
  await tagPage([list]);
  const frame = loadFrame(newsroom);
  const children = sections
    .children(id)
    .filter((child) => newsroom.queries.hasAny(listName.section(child.id)));
  const found = newsroom.queries.listPage(list, { page: Number(page), size: pageSize, order: 'rank' });
  return (
    <Frame {...frame} path={pageUrl(sectionUrl(id), found.page)} current={id}>
      <JsonLd data={sectionStructuredData(newsroom, section, found)} />
      <SectionPage
        section={section}
        path={sections.path(id)}
        subSections={children}
        list={found}
        timezone={frame.site.timezone}
        sectionName={(other) => sections.get(other)?.name}
      />
    </Frame>
  );
}

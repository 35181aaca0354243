import { notFound } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { listName } from '@/lib/content/lists';
import { sectionStructuredData } from '@/lib/seo/list-metadata';
import { pageSize } from '@/lib/site/address';
import { loadFrame } from '@/lib/site/frame-data';
import { pageUrl, sectionUrl } from '@/lib/site/links';
import { SectionPage } from './section-page';

interface SectionViewProps extends ViewProps {
  id: string;
  page: number;
}

export async function SectionView({ newsroom, tag, id, page }: SectionViewProps) {
  const sections = newsroom.settings.sections();
  const section = sections.get(id);
  if (!section) notFound();
  const list = listName.section(id);
  await tag([list]);
  const frame = loadFrame(newsroom);
  const children = sections
    .children(id)
    .filter((child) => newsroom.queries.hasAny(listName.section(child.id)));
  const found = newsroom.queries.listPage(list, { page, size: pageSize, order: 'rank' });
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

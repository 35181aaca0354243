import { notFound } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { loadNamedList } from '@/lib/content/named-list';
import { namedListStructuredData } from '@/lib/seo/list-metadata';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { pageUrl } from '@/lib/site/links';
import { NamedListPage } from './named-list-page';

interface NamedListViewProps extends ViewProps {
  kind: string;
  name: string;
  page: number;
}

export async function NamedListView({ newsroom, tag, kind, name, page }: NamedListViewProps) {
  const list = loadNamedList(newsroom, kind, name, page);
  if (!list) notFound();
  await tag(list.tags);
  const frame = loadFrame(newsroom);
  const sections = newsroom.settings.sections();
  return (
    <Frame {...frame} path={pageUrl(list.url, list.page.page)}>
      <JsonLd data={namedListStructuredData(newsroom, list)} />
      <NamedListPage
        list={list}
        timezone={frame.site.timezone}
        body={createBodyContext(newsroom)}
        sectionName={(id) => sections.get(id)?.name}
      />
    </Frame>
  );
}

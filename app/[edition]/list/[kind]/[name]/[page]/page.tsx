import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NamedListPage } from '@/components/list/named-list-page';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { loadNamedList } from '@/lib/content/named-list';
import { tagPage } from '@/lib/revalidate/tag-page';
import { namedListMetadata, namedListStructuredData } from '@/lib/seo/list-metadata';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { pageUrl } from '@/lib/site/links';
import { getNewsroom } from '@/lib/site/newsroom';
import { decodeParam } from '@/lib/site/params';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

interface ListRouteProps {
  params: Promise<{ kind: string; name: string; page: string }>;
}

export async function generateMetadata({ params }: ListRouteProps): Promise<Metadata> {
  const { kind, name, page } = await params;
  const newsroom = getNewsroom();
  const list = loadNamedList(newsroom, kind, decodeParam(name), Number(page));
  return list ? namedListMetadata(newsroom, list) : {};
}

export default async function ListRoute({ params }: ListRouteProps) {
  const { kind, name, page } = await params;
  const newsroom = getNewsroom();
  const list = loadNamedList(newsroom, kind, decodeParam(name), Number(page));
  if (!list) notFound();
  await tagPage(list.tags);
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

import type { Metadata } from 'next';
import { NamedListView } from '@/components/list/named-list-view';
import { loadNamedList } from '@/lib/content/named-list';
import { tagPage } from '@/lib/revalidate/tag-page';
import { namedListMetadata } from '@/lib/seo/list-metadata';
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
  const named = { kind, name: decodeParam(name), page: Number(page) };
  return <NamedListView newsroom={getNewsroom()} tag={tagPage} {...named} />;
}

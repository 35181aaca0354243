import type { Metadata } from 'next';
import { GoneView } from '@/components/notice/notice-views';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.notice.gone);
}

export default async function GoneRoute({ params }: { params: Promise<{ slug?: string[] }> }) {
  const [slug] = (await params).slug ?? [];
  return <GoneView newsroom={getNewsroom()} tag={tagPage} slug={slug} />;
}

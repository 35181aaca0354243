import type { Metadata } from 'next';
import { NotFoundView } from '@/components/notice/notice-views';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.notice.notFound);
}

export default function NotFoundRoute() {
  return <NotFoundView newsroom={getNewsroom()} />;
}

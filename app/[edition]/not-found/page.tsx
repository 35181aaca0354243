import type { Metadata } from 'next';
import { NotFoundNotice } from '@/components/notice/not-found-notice';
import { Frame } from '@/components/site/frame';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.notice.notFound);
}

export default function NotFoundRoute() {
  return (
    <Frame {...loadFrame(getNewsroom())}>
      <NotFoundNotice />
    </Frame>
  );
}

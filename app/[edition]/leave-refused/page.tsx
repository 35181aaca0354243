import type { Metadata } from 'next';
import { LeaveRefused } from '@/components/notice/leave-notice';
import { Frame } from '@/components/site/frame';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-static';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.leave.refused);
}

/** The same for every refused address, so that asking for many costs nothing. */
export default function LeaveRefusedRoute() {
  return (
    <Frame {...loadFrame(getNewsroom())}>
      <LeaveRefused />
    </Frame>
  );
}

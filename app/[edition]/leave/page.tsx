import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { LeaveNotice, LeaveRefused } from '@/components/notice/leave-notice';
import { Frame } from '@/components/site/frame';
import { findDestination, wayBack } from '@/lib/leave/destination';
import { leaveUrl } from '@/lib/leave/outbound';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

interface LeaveRouteProps {
  searchParams: Promise<{ to?: string | string[] }>;
}

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.leave.page);
}

export default async function LeaveRoute({ searchParams }: LeaveRouteProps) {
  const newsroom = getNewsroom();
  const { to = [] } = await searchParams;
  const request = await headers();
  const address = await findDestination(newsroom, [to].flat(), request.get('cookie') ?? undefined);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path={address && leaveUrl(address)}>
      {address ? (
        <LeaveNotice
          address={address}
          siteName={frame.site.name}
          back={wayBack(request.get('referer'), request.get('host'))}
        />
      ) : (
        <LeaveRefused />
      )}
    </Frame>
  );
}

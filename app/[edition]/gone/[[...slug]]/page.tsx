import type { Metadata } from 'next';
import { GoneNotice } from '@/components/notice/gone-notice';
import { Frame } from '@/components/site/frame';
import { tagPage } from '@/lib/revalidate/tag-page';
import { pageTag } from '@/lib/revalidate/tags';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
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
  const newsroom = getNewsroom();
  const notice = slug === undefined ? undefined : newsroom.queries.goneNotice(slug);
  const successor = notice?.successor?.url.split('/').at(-1);
  await tagPage([
    ...(slug === undefined ? [] : [pageTag.article(slug)]),
    ...(successor === undefined ? [] : [pageTag.card(successor)]),
  ]);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame}>
      <GoneNotice notice={notice} timezone={frame.site.timezone} />
    </Frame>
  );
}

import type { Metadata } from 'next';
import { DraftView } from '@/components/preview/draft-view';
import { previewPage } from '@/lib/desk/preview-page';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.preview.banner);
}

/** The file on disk for those who are signed in and may read it: no link, no cookie, nothing that outlives the session. */
export default async function DeskPreviewRoute({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const draft = await previewPage(slug);
  const back = { href: `/desk/articles/${slug}`, name: messages.preview.back };
  return <DraftView newsroom={getNewsroom()} draft={draft} back={back} />;
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DraftView } from '@/components/preview/draft-view';
import { readDraft } from '@/lib/preview/draft';
import { previewedSlug } from '@/lib/preview/session';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.preview.banner);
}

export default async function PreviewRoute({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  if ((await previewedSlug()) !== slug) notFound();
  const newsroom = getNewsroom();
  const draft = readDraft(newsroom, slug);
  if (!draft) notFound();
  return <DraftView newsroom={newsroom} draft={draft} />;
}

import type { Metadata } from 'next';
import { HistoryView } from '@/components/provenance/views';
import { tagPage } from '@/lib/revalidate/tag-page';
import { seoContextOf } from '@/lib/seo/context';
import { pageMetadata } from '@/lib/seo/metadata';
import { historyPath } from '@/lib/site/links';
import { historyMessages } from '@/lib/site/messages-signed-pages';
import { getNewsroom } from '@/lib/site/newsroom';
import '../../../styles/provenance.css';

interface HistoryProps {
  params: Promise<{ slug: string }>;
}

export const dynamic = 'force-static';

export function generateStaticParams(): never[] {
  return [];
}

export async function generateMetadata({ params }: HistoryProps): Promise<Metadata> {
  const newsroom = getNewsroom();
  const card = newsroom.queries.card((await params).slug);
  if (!card) return {};
  const title = historyMessages.of(card.title);
  const about = pageMetadata(seoContextOf(newsroom), { title, path: historyPath(card.url) });
  // Searches shall find the article, not what it used to say.
  return { ...about, robots: { index: false } };
}

export default async function HistoryRoute({ params }: HistoryProps) {
  return <HistoryView newsroom={getNewsroom()} tag={tagPage} slug={(await params).slug} />;
}

import type { Metadata } from 'next';
import { FutureBanner } from '@/components/future/future-banner';
import { FutureView } from '@/components/future/future-view';
import { futureTexts } from '@/lib/desk/texts/future';
import { type FutureParams, futurePage } from '@/lib/future/future-page';
import { decodeParam } from '@/lib/site/params';
import '../../../../../styles/calendar.css';

export const dynamic = 'force-dynamic';

interface FutureProps {
  params: Promise<FutureParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: FutureProps): Promise<Metadata> {
  const { moment } = await params;
  return { title: futureTexts.pageTitle(decodeParam(moment).replace('T', ' ')), robots: { index: false } };
}

export default async function FutureRoute({ params, searchParams }: FutureProps) {
  const { newsroom, moment, page } = await futurePage(await params);
  return (
    <>
      <FutureBanner time={moment.replace('T', ' ')} />
      <FutureView newsroom={newsroom} page={page} given={await searchParams} />
    </>
  );
}

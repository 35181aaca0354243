import type { Metadata } from 'next';
import { FutureBanner } from '@/components/future/future-banner';
import { FutureView } from '@/components/future/future-view';
import { futureTexts } from '@/lib/desk/texts/future';
import { lookAhead } from '@/lib/future/look-ahead';
import { formatMinute } from '@/lib/site/dates';

export const dynamic = 'force-dynamic';

interface FutureProps {
  params: Promise<{ moment: string; path?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function shown({ params }: Pick<FutureProps, 'params'>) {
  const { moment, path = [] } = await params;
  const ahead = await lookAhead(moment, `/${path.join('/')}`);
  const { newsroom } = ahead;
  return { ...ahead, time: formatMinute(newsroom.clock.now(), newsroom.settings.site().timezone) };
}

export async function generateMetadata(props: FutureProps): Promise<Metadata> {
  const { time } = await shown(props);
  return { title: `${futureTexts.title} ${time}`, robots: { index: false } };
}

export default async function FutureRoute(props: FutureProps) {
  const { newsroom, page, time } = await shown(props);
  return (
    <>
      <FutureBanner time={time} />
      <FutureView newsroom={newsroom} page={page} given={await props.searchParams} />
    </>
  );
}

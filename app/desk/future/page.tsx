import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { MomentForm } from '@/components/future/moment-form';
import { UpcomingChanges } from '@/components/future/upcoming-changes';
import { requireOnPage } from '@/lib/desk/page-person';
import { futureTexts as text } from '@/lib/desk/texts/future';
import { chooseMoment } from '@/lib/future/look-ahead';
import { futureUrl, nextMorning } from '@/lib/future/moment';
import { listUpcoming } from '@/lib/future/upcoming';
import { getNewsroom } from '@/lib/site/newsroom';

export const metadata: Metadata = { title: text.title };

interface ChooseProps {
  searchParams: Promise<{ at?: string | string[] }>;
}

const most = 20;

export default async function ChooseRoute({ searchParams }: ChooseProps) {
  await requireOnPage('see-future');
  const newsroom = getNewsroom();
  const [given] = [(await searchParams).at ?? []].flat();
  const choice = given === undefined ? undefined : chooseMoment(newsroom, given);
  if (choice && 'at' in choice) redirect(futureUrl(choice.moment));
  const { timezone } = newsroom.settings.site();
  return (
    <>
      <div className="desk-head">
        <h1>{text.title}</h1>
      </div>
      <p className="desk-lead">{text.lead}</p>
      <MomentForm
        given={given}
        problem={choice?.problem}
        morning={nextMorning(newsroom.clock.now(), timezone)}
        timezone={timezone}
      />
      <UpcomingChanges changes={listUpcoming(newsroom, most)} most={most} timezone={timezone} />
    </>
  );
}

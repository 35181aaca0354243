import type { Metadata } from 'next';
import { PeopleBoard } from '@/components/desk/people/people-board';
import { getDesk } from '@/lib/desk/desk';
import { requireOnPage } from '@/lib/desk/page-person';
import { logTexts } from '@/lib/desk/texts/log';
import { peopleTexts } from '@/lib/desk/texts/people';
import { formatMinute } from '@/lib/site/dates';
import { getNewsroom } from '@/lib/site/newsroom';

const text = peopleTexts.people;

export const metadata: Metadata = { title: text.title };

export default async function PeopleRoute() {
  const { person } = await requireOnPage('manage-people');
  const { accounts, invitations } = getDesk();
  const { settings, clock } = getNewsroom();
  const { timezone } = settings.site();
  const people = accounts.list().map(({ id, name, email, role, disabled, seenAt }) => ({
    ...{ id, name, email, role, disabled },
    seen: seenAt && formatMinute(Date.parse(seenAt), timezone),
    isSelf: id === person.id,
  }));
  const open = invitations.list(clock.now()).map(({ invitedBy, expires, ...invitation }) => ({
    ...invitation,
    invitedBy: invitedBy === 'cli' ? logTexts.cli : invitedBy,
    expires: formatMinute(expires, timezone),
  }));
  return (
    <div className="people">
      <h1 className="desk-title">{text.title}</h1>
      <PeopleBoard accounts={people} invitations={open} />
    </div>
  );
}

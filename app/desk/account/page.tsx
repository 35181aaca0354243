import type { Metadata } from 'next';
import { FormNote } from '@/components/desk/form-note';
import { PasswordForm } from '@/components/desk/people/password-form';
import { SessionList } from '@/components/desk/people/session-list';
import { getDesk } from '@/lib/desk/desk';
import { requireOnPage } from '@/lib/desk/page-person';
import { deskTexts } from '@/lib/desk/texts/desk';
import { peopleTexts } from '@/lib/desk/texts/people';
import { formatMinute } from '@/lib/site/dates';
import { getNewsroom } from '@/lib/site/newsroom';

const text = peopleTexts.account;

export const metadata: Metadata = { title: text.title };

interface AccountProps {
  searchParams: Promise<{ problem?: string | string[]; done?: string | string[] }>;
}

export default async function AccountRoute({ searchParams }: AccountProps) {
  const { id: here, person } = await requireOnPage();
  const { timezone } = getNewsroom().settings.site();
  const time = (iso: string): string => formatMinute(Date.parse(iso), timezone);
  const sessions = getDesk()
    .accounts.listSessions(person.id)
    .map(({ id, agent, address, createdAt, seenAt }) => ({
      ...{ id, agent, address },
      since: time(createdAt),
      seen: time(seenAt),
      isHere: id === here,
    }));
  return (
    <div className="people">
      <header className="desk-head">
        <h1>{person.name}</h1>
        <p className="hint">
          {person.email} · {deskTexts.roles[person.role]}
        </p>
      </header>
      <FormNote {...(await searchParams)} />
      <section aria-labelledby="sessions">
        <h2 id="sessions">{text.sessions}</h2>
        <SessionList sessions={sessions} />
      </section>
      <section aria-labelledby="password-form">
        <h2 id="password-form">{text.changePassword}</h2>
        <PasswordForm email={person.email} />
      </section>
    </div>
  );
}

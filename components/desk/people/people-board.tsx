'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CallRefused, call } from '@/components/desk/call';
import { peopleTexts } from '@/lib/desk/texts/people';
import { AccountRow, type AccountView } from './account-row';
import { InvitationRow, type InvitationView } from './invitation-row';
import { InviteForm } from './invite-form';
import { type IssuedLink, LinkNote } from './link-note';

const text = peopleTexts.people;

/** What the last action came to. */
type Outcome = { kind: 'done' | 'problem'; message: string } | ({ kind: 'link' } & IssuedLink);

/** Does something on the server and says what came of it; resolves to whether it was done. */
export type Act = (
  method: string,
  path: string,
  body: unknown,
  say: (answer: unknown) => string | IssuedLink,
) => Promise<boolean>;

interface PeopleBoardProps {
  accounts: AccountView[];
  invitations: InvitationView[];
}

/** Accounts and open invitations, and everything that can be done with them. */
export function PeopleBoard({ accounts, invitations }: PeopleBoardProps) {
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const act: Act = async (method, path, body, say) => {
    setBusy(true);
    try {
      const said = say(await call(method, path, body, text.failed));
      setOutcome(typeof said === 'string' ? { kind: 'done', message: said } : { kind: 'link', ...said });
      router.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setOutcome({ kind: 'problem', message: error.message });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="people-outcome" role="status">
        {outcome?.kind === 'link' && <LinkNote key={outcome.link} {...outcome} />}
        {outcome && outcome.kind !== 'link' && (
          <p className={outcome.kind === 'problem' ? 'note note-problem' : 'note'}>{outcome.message}</p>
        )}
      </div>
      <section className="people-invite" aria-labelledby="invite">
        <h2 id="invite">{text.invite}</h2>
        <InviteForm act={act} busy={busy} />
      </section>
      {invitations.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">{text.open}</h2>
          <ul className="rows">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} act={act} busy={busy} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="accounts">
        <h2 id="accounts">{text.accounts}</h2>
        <ul className="rows">
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} act={act} busy={busy} />
          ))}
        </ul>
      </section>
    </>
  );
}

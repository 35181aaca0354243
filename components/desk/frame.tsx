import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Person } from '@/lib/desk/person';
import { placesOf } from '@/lib/desk/places';
import { deskTexts } from '@/lib/desk/texts/desk';
import { Navigation } from './navigation';

interface DeskFrameProps {
  /** Short name of the site. */
  site: string;
  /** Undefined on the pages before signing in: they lead nowhere. */
  person: Person | undefined;
  children: ReactNode;
}

/** What stands around every page of the desk: skip link, name, navigation by rights, the person, signing out. */
export function DeskFrame({ site, person, children }: DeskFrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        {deskTexts.skip}
      </a>
      <header className="desk-header">
        <div className="desk-bar wrap">
          <p className="desk-brand">
            <a href="/" title={deskTexts.toSite}>
              {site}
            </a>
            <span>{deskTexts.name}</span>
          </p>
          {person && <Navigation places={placesOf(person)} label={deskTexts.navigation} />}
          {person && <Me person={person} />}
        </div>
      </header>
      <main id="main" className="desk-main wrap" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Me({ person: { name, role } }: { person: Person }) {
  return (
    <div className="desk-me">
      <Link href="/desk/account" prefetch={false} title={deskTexts.account}>
        {name}
        <small>{deskTexts.roles[role]}</small>
      </Link>
      <form method="post" action="/desk/api/auth/sign-out">
        <button className="button-quiet" type="submit">
          {deskTexts.signOut}
        </button>
      </form>
    </div>
  );
}

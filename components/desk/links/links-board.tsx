'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CallRefused, call } from '@/components/desk/call';
import { linkTexts as text } from '@/lib/desk/texts/links';
import { LinkForm, type NewLink } from './link-form';
import { LinkNote } from './link-note';
import { LinkRow } from './link-row';

/** A link as it is listed; times are sentences. */
export interface LinkView {
  id: string;
  slug: string;
  title?: string;
  url?: string;
  note: string;
  made: string;
  expires: string;
  used: string;
}

interface LinksBoardProps {
  links: LinkView[];
  /** The one whose links are shown; undefined: those of all. */
  article: { slug: string; title: string } | undefined;
}

/** What the last action came to. */
type Outcome = { kind: 'done' | 'problem'; message: string } | { kind: 'link'; url: string };

function urlIn(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'url' in answer ? String(answer.url) : '';
}

/** Making links, those that are outstanding, and taking them back. */
export function LinksBoard({ links, article }: LinksBoardProps) {
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    try {
      setOutcome(await work());
      router.refresh();
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      setOutcome({ kind: 'problem', message: error.message });
    } finally {
      setBusy(false);
    }
  };
  const make = (link: NewLink) =>
    act(async () => ({ kind: 'link', url: urlIn(await call('POST', '/desk/api/links', link, text.failed)) }));
  const revoke = (id: string) =>
    act(async () => {
      await call('DELETE', `/desk/api/links/${id}`, undefined, text.failed);
      return { kind: 'done', message: text.revoked };
    });
  const revokeAll = ({ slug, title }: { slug: string; title: string }) => {
    if (!window.confirm(text.confirmAll(title))) return;
    void act(async () => {
      await call('DELETE', `/desk/api/links?${new URLSearchParams({ slug })}`, undefined, text.failed);
      return { kind: 'done', message: text.revokedAll(title) };
    });
  };
  return (
    <>
      <section aria-labelledby="make">
        <h2 id="make">{text.make}</h2>
        <LinkForm slug={article?.slug} busy={busy} onMake={(link) => void make(link)} />
      </section>
      <div className="links-outcome" role="status">
        {outcome?.kind === 'link' && <LinkNote key={outcome.url} url={outcome.url} />}
        {outcome && outcome.kind !== 'link' && (
          <p className={outcome.kind === 'problem' ? 'note note-problem' : 'note'}>{outcome.message}</p>
        )}
      </div>
      <section aria-labelledby="outstanding">
        <h2 id="outstanding">{text.outstanding}</h2>
        {links.length === 0 && <p className="hint">{text.none}</p>}
        <ul className="links-rows">
          {links.map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              named={article === undefined}
              busy={busy}
              onRevoke={() => void revoke(link.id)}
            />
          ))}
        </ul>
        {article && (
          <button className="button" type="button" disabled={busy} onClick={() => revokeAll(article)}>
            {text.revokeAll}
          </button>
        )}
      </section>
    </>
  );
}

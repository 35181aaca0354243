'use client';

import Link from 'next/link';
import { linkTexts as text } from '@/lib/desk/texts/links';
import { CopyButton } from './copy-button';
import type { LinkView } from './links-board';

interface LinkRowProps {
  link: LinkView;
  /** Whether it says of which article it is. */
  named: boolean;
  busy: boolean;
  onRevoke: () => void;
}

/** One outstanding link. */
export function LinkRow({ link, named, busy, onRevoke }: LinkRowProps) {
  const { slug, title = slug, url, made, expires, used } = link;
  const note = link.note || text.unnamed;
  return (
    <li className="links-row">
      <div className="links-name">
        {named && (
          <Link href={`/desk/links?${new URLSearchParams({ slug })}`} prefetch={false}>
            {title}
          </Link>
        )}
        <span>{note}</span>
      </div>
      <p className="links-facts">{made}</p>
      <p className="links-facts">
        {expires}
        <br />
        {used}
      </p>
      <div className="links-actions">
        {url && <CopyButton url={url} label={text.copyOf(note)} className="button-quiet" />}
        <button
          className="button-quiet"
          type="button"
          disabled={busy}
          onClick={onRevoke}
          aria-label={text.revokeOf(note)}
        >
          {text.revoke}
        </button>
      </div>
    </li>
  );
}

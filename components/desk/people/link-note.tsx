'use client';

import { useState } from 'react';
import { peopleTexts } from '@/lib/desk/texts/people';

const text = peopleTexts.people;

export interface IssuedLink {
  link: string;
  /** Whom it is for. */
  name: string;
}

/** A link that the server does not know any more: it is shown once. */
export function LinkNote({ link, name }: IssuedLink) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without https a browser has no clipboard for pages; the field is there to copy from.
    await navigator.clipboard?.writeText(link);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="note link-note">
      <label htmlFor="issued">{text.linkOf(name)}</label>
      <div>
        <input id="issued" value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
        <button className="button" type="button" onClick={copy}>
          {copied ? text.copied : text.copy}
        </button>
      </div>
    </div>
  );
}

/** The link in an answer of the API. */
export function linkIn(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'link' in answer ? String(answer.link) : '';
}

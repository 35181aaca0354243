'use client';

import { linkTexts as text } from '@/lib/desk/texts/links';
import { CopyButton } from './copy-button';

/** A link that was just made, to be handed on. */
export function LinkNote({ url }: { url: string }) {
  return (
    <div className="note links-made">
      <label htmlFor="made">{text.ready}</label>
      <div>
        <input id="made" value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
        <CopyButton url={url} className="button" />
      </div>
    </div>
  );
}

'use client';

import { type FormEvent, useState } from 'react';
import { listTexts } from '@/lib/desk/texts/lists';
import { likeNow, shortTime } from './row-time';

const text = listTexts.share;

interface SharePreviewProps {
  slug: string;
  title: string;
  now: string;
}

interface Shared {
  message: string;
  /** To be copied by hand. */
  url?: string;
}

/** Makes a link to the preview of one article, for somebody without an account, and copies it. */
export function SharePreview({ slug, title, now }: SharePreviewProps) {
  const [shared, setShared] = useState<Shared>();
  const [isBusy, setBusy] = useState(false);

  async function share(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const hours = Number(new FormData(event.currentTarget).get('hours'));
    setBusy(true);
    setShared(await shareLink(slug, hours, now));
    setBusy(false);
  }

  return (
    <details className="lists-share">
      <summary aria-label={listTexts.of(text.open, title)}>{text.open}</summary>
      <form onSubmit={(event) => void share(event)}>
        <label>
          <span>{text.label}</span>
          <select name="hours" defaultValue="24">
            {Object.entries(text.hours).map(([hours, name]) => (
              <option key={hours} value={hours}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button className="button" type="submit" disabled={isBusy}>
          {text.copy}
        </button>
      </form>
      {shared?.url && (
        <input readOnly value={shared.url} aria-label={text.open} onFocus={({ target }) => target.select()} />
      )}
      <p className="hint" role="status">
        {shared?.message}
      </p>
    </details>
  );
}

async function shareLink(slug: string, hours: number, now: string): Promise<Shared> {
  const made = await makeLink(slug, hours);
  if ('message' in made) return made;
  const { url, expires } = made;
  try {
    await navigator.clipboard.writeText(url);
    return { message: text.copied(shortTime(likeNow(expires, now), now)) };
  } catch {
    return { message: text.byHand, url };
  }
}

async function makeLink(slug: string, hours: number): Promise<{ url: string; expires: number } | Shared> {
  try {
    const answer = await fetch('/desk/api/links', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ slug, hours }),
    });
    const content = await answer.json();
    return answer.ok ? content : { message: content.error?.message ?? text.failed };
  } catch {
    return { message: text.failed };
  }
}

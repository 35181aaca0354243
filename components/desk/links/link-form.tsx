'use client';

import { linkTexts as text } from '@/lib/desk/texts/links';

export interface NewLink {
  slug: string;
  hours: number;
  note: string;
}

interface LinkFormProps {
  /** The article, when it is settled. */
  slug: string | undefined;
  busy: boolean;
  onMake: (link: NewLink) => void;
}

/** For which article, how long and for whom. */
export function LinkForm({ slug, busy, onMake }: LinkFormProps) {
  const submit = (form: HTMLFormElement): void => {
    const given = new FormData(form);
    const field = (name: string): string => String(given.get(name) ?? '').trim();
    onMake({ slug: field('slug'), hours: Number(field('hours')), note: field('note') });
  };
  return (
    <form
      className="links-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <div className="field">
        <label htmlFor="slug">{text.slug}</label>
        <input
          id="slug"
          name="slug"
          required
          readOnly={slug !== undefined}
          defaultValue={slug}
          autoComplete="off"
          spellCheck={false}
          placeholder={text.slugExample}
        />
      </div>
      <div className="field">
        <label htmlFor="hours">{text.hours}</label>
        <select id="hours" name="hours" defaultValue="24">
          {text.durations.map(([hours, name]) => (
            <option key={hours} value={hours}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="note">{text.note}</label>
        <input id="note" name="note" maxLength={200} autoComplete="off" aria-describedby="note-hint" />
      </div>
      <button className="button-primary" type="submit" disabled={busy}>
        {text.submit}
      </button>
      <p id="note-hint" className="hint">
        {text.noteHint}
      </p>
    </form>
  );
}

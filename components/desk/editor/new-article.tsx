'use client';

import { useEffect, useRef, useState } from 'react';
import type { Choice } from '@/lib/desk/editor/suggestions';
import { editorTexts } from '@/lib/desk/texts/editor';
import { createArticle, suggestSlug } from './api';

const text = editorTexts.create;

/** A file name is suggested after a pause of this, in milliseconds. */
const pauseMs = 300;

/** Title, file name and section of a new article; leads to its editing page. */
export function NewArticle({ sections }: { sections: readonly Choice[] }) {
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string>();
  const [suggested, setSuggested] = useState('');
  const [section, setSection] = useState('');
  const [problem, setProblem] = useState('');
  const [isWorking, setWorking] = useState(false);
  const newest = useRef('');
  newest.current = title;

  useEffect(() => {
    if (title.trim() === '') return setSuggested('');
    const timer = setTimeout(() => {
      // Without a suggestion the name is typed.
      suggestSlug(title).then(
        (slug) => newest.current === title && setSuggested(slug),
        () => undefined,
      );
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [title]);

  const slug = typed ?? suggested;
  const create = async (): Promise<void> => {
    setWorking(true);
    setProblem('');
    try {
      await createArticle({ title, slug, section });
      location.assign(`/desk/articles/${slug}`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : editorTexts.requests.unexpected);
      setWorking(false);
    }
  };

  return (
    <form
      className="new-article"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      {problem && (
        <p className="note note-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="field">
        <label htmlFor="new-title">{text.name}</label>
        <input
          id="new-title"
          value={title}
          required
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => setTitle(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="new-slug">{text.slug}</label>
        <input
          id="new-slug"
          value={slug}
          required
          maxLength={80}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="new-slug-hint"
          onChange={({ target }) => setTyped(target.value === '' ? undefined : target.value)}
        />
        <p id="new-slug-hint" className="hint">
          {text.slugHint}
        </p>
      </div>
      <div className="field">
        <label htmlFor="new-section">{text.section}</label>
        <select id="new-section" value={section} required onChange={({ target }) => setSection(target.value)}>
          <option value="">{text.choose}</option>
          {sections.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <p>
        <button type="submit" className="button-primary" disabled={isWorking}>
          {isWorking ? text.submitting : text.submit}
        </button>
      </p>
    </form>
  );
}

'use client';

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useSessionState } from './editor-context';

const panes = ['text', 'fields', 'preview', 'problems'] as const;
export type PaneName = (typeof panes)[number];

interface PanesProps {
  /** Text beside another pane; else one at a time. */
  isWide: boolean;
  pane: PaneName;
  setPane: (pane: PaneName) => void;
  text: ReactNode;
  side: (name: Exclude<PaneName, 'text'>) => ReactNode;
}

/** The text and what belongs to it, behind tabs. A pane that was opened stays, so that nothing in it is lost. */
export function Panes({ isWide, pane, setPane, text, side }: PanesProps) {
  const { problems } = useSessionState();
  const [last, setLast] = useState<Exclude<PaneName, 'text'>>('preview');
  const opened = useRef(new Set<PaneName>());
  const tabs: readonly PaneName[] = isWide ? panes.filter((name) => name !== 'text') : panes;
  const shown = pane === 'text' && isWide ? last : pane;
  if (shown !== 'text' && shown !== last) setLast(shown);
  opened.current.add(shown);
  const errors = problems.filter(({ severity }) => severity === 'error').length;

  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length] ?? shown;
    setPane(next);
    document.getElementById(`tab-${next}`)?.focus();
  };

  return (
    <div className="editor-panes" data-wide={isWide ? '' : undefined}>
      <div className="editor-tabs" role="tablist" aria-label={editorTexts.page.panes}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={shown === name}
            aria-controls={`pane-${name}`}
            tabIndex={shown === name ? 0 : -1}
            onClick={() => setPane(name)}
            onKeyDown={move}
          >
            {editorTexts.page[name]}
            {name === 'problems' && problems.length > 0 && (
              <small data-errors={errors > 0 ? '' : undefined}>{problems.length}</small>
            )}
          </button>
        ))}
      </div>
      <section
        id="pane-text"
        className="editor-pane editor-pane-text"
        role={isWide ? undefined : 'tabpanel'}
        aria-label={editorTexts.page.text}
        hidden={!isWide && shown !== 'text'}
      >
        {text}
      </section>
      {panes.map(
        (name) =>
          name !== 'text' && (
            <div
              key={name}
              id={`pane-${name}`}
              className="editor-pane"
              role="tabpanel"
              aria-labelledby={`tab-${name}`}
              hidden={shown !== name}
            >
              {opened.current.has(name) && side(name)}
            </div>
          ),
      )}
    </div>
  );
}

'use client';

import { type KeyboardEvent, useState } from 'react';
import { type Snippet, snippets } from '@/lib/desk/editor/snippets';
import { componentTexts } from '@/lib/desk/texts/editor-components';
import { Dialog } from './dialog';

interface InsertDialogProps {
  onClose: () => void;
  insert: (snippet: Snippet) => void;
  pictures: () => void;
}

const texts = { ...componentTexts.components, ...componentTexts.markdown };
const categories = ['text', 'components', 'media'] as const;

function matches({ name }: Snippet, wanted: string): boolean {
  const [title = '', use = ''] = texts[name] ?? [];
  return `${name} ${title} ${use}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** Everything that can be put into a body. Arrow keys go through the list, Enter in the field takes the first. */
export function InsertDialog({ onClose, insert, pictures }: InsertDialogProps) {
  const [wanted, setWanted] = useState('');
  const found = snippets.filter((snippet) => matches(snippet, wanted));
  const choose = (snippet: Snippet): void => {
    onClose();
    if (snippet.name === 'Figure') pictures();
    else insert(snippet);
  };
  return (
    <Dialog title={componentTexts.title} onClose={onClose}>
      <div className="insert">
        <input
          type="search"
          aria-label={componentTexts.search}
          placeholder={componentTexts.search}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) choose(first);
            else moveFocus(event);
          }}
        />
        {found.length === 0 && <p className="panel-note">{componentTexts.none}</p>}
        {categories.map((category) => {
          const shown = found.filter((snippet) => snippet.category === category);
          return (
            shown.length > 0 && (
              <section key={category}>
                <h3>{componentTexts.categories[category]}</h3>
                <ul className="insert-list">
                  {shown.map((snippet) => (
                    <li key={snippet.name}>
                      <button type="button" onClick={() => choose(snippet)} onKeyDown={moveFocus}>
                        <strong>{texts[snippet.name]?.[0]}</strong>
                        <span>{texts[snippet.name]?.[1]}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </Dialog>
  );
}

/** Up and down, through the field and the list below it. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const stops = [
    ...(event.currentTarget.closest('.insert')?.querySelectorAll<HTMLElement>('input, button') ?? []),
  ];
  const at = stops.indexOf(event.currentTarget);
  stops[Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1))]?.focus();
}

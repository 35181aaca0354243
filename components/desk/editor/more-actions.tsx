'use client';

import { useEffect, useRef } from 'react';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useEditor } from './editor-context';

const text = editorTexts.actions;

interface MoreActionsProps {
  slug: string;
  names: readonly ('schedule' | 'correct' | 'withdraw' | 'restore' | 'discard' | 'help')[];
  mayShare: boolean;
}

/** What is done more rarely, behind one button; Escape and a press elsewhere close it. */
export function MoreActions({ slug, names, mayShare }: MoreActionsProps) {
  const { open } = useEditor();
  const element = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (): void => element.current?.removeAttribute('open');
    const press = (event: PointerEvent): void => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) close();
    };
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !element.current?.open) return;
      close();
      element.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', press);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('keydown', leave);
    };
  }, []);

  return (
    <details ref={element} className="editor-more">
      <summary className="button">{text.more}</summary>
      <ul>
        <li>
          <a href={`/desk/articles/${slug}/compare`}>{text.compare}</a>
        </li>
        <li>
          <a href={`/desk/preview/${slug}`}>{text.previewFile}</a>
        </li>
        {mayShare && (
          <li>
            <a href={`/desk/links?slug=${slug}`}>{text.links}</a>
          </li>
        )}
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                element.current?.removeAttribute('open');
                open({ name });
              }}
            >
              {text[name]}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

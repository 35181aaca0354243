'use client';

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { editorTexts } from '@/lib/desk/texts/editor';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** Takes most of the window: for comparing texts. */
  wide?: boolean;
  children: ReactNode;
}

/** A dialog in front of the page, with its title and a way out; Escape closes it, and focus goes back to where it was. */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before anything else can happen: what was inserted is typed on at once.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={element}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button-quiet" onClick={onClose}>
          {editorTexts.dialogs.close}
        </button>
      </div>
      {children}
    </dialog>
  );
}

'use client';

import { type ReactNode, useState } from 'react';
import type { Problem } from '@/lib/content/types';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useSessionState } from '../editor-context';
import { ProblemList } from '../panels/problem-panel';
import { Dialog } from './dialog';

const text = editorTexts.dialogs;

interface OrderDialogProps {
  title: string;
  /** What it means. */
  explain?: string;
  submit: string;
  onClose: () => void;
  /** True when it was done. */
  order: () => Promise<boolean>;
  /** Errors in the text forbid it; given where one goes to mend them. */
  goTo?: (problem: Problem) => void;
  wide?: boolean;
  disabled?: boolean;
  children?: ReactNode;
}

/** Asks for what an action needs, does it, and stays open with the reason when that was refused. */
export function OrderDialog({
  title,
  explain,
  submit,
  onClose,
  order,
  goTo,
  wide,
  disabled = false,
  children,
}: OrderDialogProps) {
  const { problems, checking, note } = useSessionState();
  const [isWorking, setWorking] = useState(false);
  const [wasRefused, setRefused] = useState(false);
  const errors = goTo ? problems.filter(({ severity }) => severity === 'error') : [];
  const warnings = goTo ? problems.length - errors.length : 0;
  const run = async (): Promise<void> => {
    setWorking(true);
    setRefused(false);
    if (await order()) return onClose();
    setRefused(true);
    setWorking(false);
  };
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <form
        className="order"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {explain && <p>{explain}</p>}
        {children}
        {goTo && checking === 'checking' && <p className="panel-note">{editorTexts.problemPanel.checking}</p>}
        {goTo && errors.length > 0 && (
          <div className="note note-problem">
            <p>{text.problems.errors(errors.length)}</p>
            <ProblemList problems={errors} goTo={goTo} />
          </div>
        )}
        {warnings > 0 && <p className="hint">{text.problems.warnings(warnings)}</p>}
        {wasRefused && note?.kind === 'problem' && (
          <p className="note note-problem" role="alert">
            {note.text}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {text.cancel}
          </button>
          <button
            type="submit"
            className="button-primary"
            disabled={disabled || isWorking || errors.length > 0}
          >
            {isWorking ? text.working : submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

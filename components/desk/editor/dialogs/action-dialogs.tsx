'use client';

import { useState } from 'react';
import type { Problem } from '@/lib/content/types';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useEditor, useSessionState } from '../editor-context';
import { nowIn } from '../fields/time-parts';
import { useTextInfo } from '../use-text-info';
import { OrderDialog } from './order-dialog';

const text = editorTexts.dialogs;

interface ActionDialogProps {
  onClose: () => void;
  goTo: (problem: Problem) => void;
}

function Unsaved() {
  const { isDirty } = useSessionState();
  return isDirty ? <p className="hint">{text.unsaved}</p> : null;
}

export function PublishDialog({ onClose, goTo }: ActionDialogProps) {
  const { session } = useEditor();
  const { date } = useTextInfo();
  const [isNow, setNow] = useState(true);
  const { title, text: explain, now, asWritten, submit, done } = text.publish;
  return (
    <OrderDialog
      title={title}
      explain={explain}
      submit={submit}
      onClose={onClose}
      goTo={goTo}
      order={() => session.act({ action: 'publish', ...(isNow && { at: 'now' }) }, done)}
    >
      <DateChoice isNow={isNow} setNow={setNow} now={now} asWritten={date && asWritten(date)} />
      <Unsaved />
    </OrderDialog>
  );
}

interface DateChoiceProps {
  isNow: boolean;
  setNow: (isNow: boolean) => void;
  now: string;
  /** Empty when no date is written. */
  asWritten: string;
}

export function DateChoice({ isNow, setNow, now, asWritten }: DateChoiceProps) {
  if (!asWritten) return null;
  return (
    <fieldset className="choices">
      <label>
        <input type="radio" name="date" checked={isNow} onChange={() => setNow(true)} /> {now}
      </label>
      <label>
        <input type="radio" name="date" checked={!isNow} onChange={() => setNow(false)} /> {asWritten}
      </label>
    </fieldset>
  );
}

export function ScheduleDialog({ onClose, goTo }: ActionDialogProps) {
  const { session, editing } = useEditor();
  const [today] = nowIn(editing.timezone).split(' ');
  const [day, setDay] = useState('');
  const [time, setTime] = useState('09:00');
  const { title, at, submit, done } = text.schedule;
  return (
    <OrderDialog
      title={title}
      submit={submit}
      onClose={onClose}
      goTo={goTo}
      order={() => session.act({ action: 'schedule', at: `${day} ${time}` }, done)}
    >
      <fieldset className="when">
        <legend>{at(editing.timezone)}</legend>
        <input
          type="date"
          aria-label={text.schedule.day}
          value={day}
          min={today}
          required
          onChange={({ target }) => setDay(target.value)}
        />
        <input
          type="time"
          aria-label={text.schedule.time}
          value={time}
          required
          onChange={({ target }) => setTime(target.value)}
        />
      </fieldset>
      <Unsaved />
    </OrderDialog>
  );
}

export function CorrectDialog({ onClose }: ActionDialogProps) {
  const { session } = useEditor();
  const [note, setNote] = useState('');
  const { title, text: explain, label, hint, submit, done } = text.correct;
  return (
    <OrderDialog
      title={title}
      explain={explain}
      submit={submit}
      onClose={onClose}
      order={() => session.act({ action: 'correct', text: note }, done)}
    >
      <label className="field">
        <span>{label}</span>
        <textarea
          value={note}
          rows={4}
          required
          maxLength={1000}
          onChange={({ target }) => setNote(target.value)}
        />
        <small className="hint">{hint}</small>
      </label>
      <Unsaved />
    </OrderDialog>
  );
}

export function WithdrawDialog({ onClose }: ActionDialogProps) {
  const { session } = useEditor();
  const [reason, setReason] = useState('');
  const [successor, setSuccessor] = useState('');
  const { title, text: explain, submit, done } = text.withdraw;
  const order = {
    action: 'withdraw' as const,
    reason,
    ...(successor.trim() && { successor: successor.trim() }),
  };
  return (
    <OrderDialog
      title={title}
      explain={explain}
      submit={submit}
      onClose={onClose}
      order={() => session.act(order, done)}
    >
      <label className="field">
        <span>{text.withdraw.reason}</span>
        <textarea
          value={reason}
          rows={3}
          required
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <label className="field">
        <span>{text.withdraw.successor}</span>
        <input value={successor} spellCheck={false} onChange={({ target }) => setSuccessor(target.value)} />
      </label>
    </OrderDialog>
  );
}

export function RestoreDialog({ onClose }: ActionDialogProps) {
  const { session } = useEditor();
  const { title, text: explain, submit, done } = text.restore;
  return (
    <OrderDialog
      title={title}
      explain={explain}
      submit={submit}
      onClose={onClose}
      order={() => session.act({ action: 'restore-draft' }, done)}
    />
  );
}

export function SubmitDialog({ onClose }: ActionDialogProps) {
  const { session } = useEditor();
  const { title, text: explain, submit, done } = text.submit;
  return (
    <OrderDialog
      title={title}
      explain={explain}
      submit={submit}
      onClose={onClose}
      order={() => session.act('submit', done)}
    />
  );
}

export function DiscardDialog({ onClose }: ActionDialogProps) {
  const { session } = useEditor();
  const { title, text: explain, submit } = text.discard;
  return (
    <OrderDialog
      title={title}
      explain={explain}
      submit={submit}
      onClose={onClose}
      order={async () => {
        session.discard();
        return true;
      }}
    />
  );
}

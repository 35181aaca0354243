'use client';

import type { Problem } from '@/lib/content/types';
import {
  CorrectDialog,
  DiscardDialog,
  PublishDialog,
  RestoreDialog,
  ScheduleDialog,
  SubmitDialog,
  WithdrawDialog,
} from './action-dialogs';

const dialogs = {
  publish: PublishDialog,
  schedule: ScheduleDialog,
  correct: CorrectDialog,
  withdraw: WithdrawDialog,
  restore: RestoreDialog,
  submit: SubmitDialog,
  discard: DiscardDialog,
} as const;

interface ActionDialogProps {
  name: keyof typeof dialogs;
  onClose: () => void;
  goTo: (problem: Problem) => void;
}

/** The dialog of one action. */
export function ActionDialog({ name, ...rest }: ActionDialogProps) {
  const Chosen = dialogs[name];
  return <Chosen {...rest} />;
}

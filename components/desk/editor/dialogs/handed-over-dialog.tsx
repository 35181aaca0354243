'use client';

import { useEffect, useState } from 'react';
import type { HandedOver } from '@/lib/desk/editor/handed-over';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useEditor, useSessionState } from '../editor-context';
import { infoOf } from '../use-text-info';
import { DateChoice } from './action-dialogs';
import { Comparison } from './comparison';
import { OrderDialog } from './order-dialog';

const text = editorTexts.dialogs;

interface HandedOverDialogProps {
  person: string;
  by: string;
  onClose: () => void;
  /** Takes the text over, to go on with it. */
  take: (source: string) => void;
}

/** What somebody handed over, beside what the file says now; from here it is published. */
export function HandedOverDialog({ person, by, onClose, take }: HandedOverDialogProps) {
  const { api, session } = useEditor();
  const { manuscript } = useSessionState();
  const [copy, setCopy] = useState<HandedOver>();
  const [problem, setProblem] = useState('');
  const isPublic = manuscript.state === 'published' || manuscript.state === 'archived';
  const [isNow, setNow] = useState(!isPublic);

  useEffect(() => {
    api.handedOver(person).then(setCopy, (error: unknown) => {
      setProblem(error instanceof Error ? error.message : editorTexts.requests.unexpected);
    });
  }, [api, person]);

  const isOld = copy !== undefined && copy.base !== manuscript.version;
  const date = copy ? infoOf(copy.source).date : '';
  return (
    <OrderDialog
      title={text.handedOver.title(by)}
      explain={text.handedOver.differences}
      submit={text.handedOver.submit}
      onClose={onClose}
      wide
      disabled={!copy || isOld || !manuscript.may.includes('publish')}
      order={() =>
        session.act({ action: 'publish', from: person, ...(isNow && { at: 'now' }) }, text.publish.done)
      }
    >
      {problem && <p className="note note-problem">{problem}</p>}
      {isOld && <p className="note note-problem">{text.handedOver.old}</p>}
      {copy && (
        <>
          <Comparison
            before={manuscript.source}
            after={copy.source}
            names={[text.handedOver.file, text.handedOver.copy]}
          />
          <DateChoice
            isNow={isNow}
            setNow={setNow}
            now={text.handedOver.now}
            asWritten={date && text.publish.asWritten(date)}
          />
          <p>
            <button
              type="button"
              className="button-quiet"
              onClick={() => {
                take(copy.source);
                onClose();
              }}
            >
              {text.handedOver.load}
            </button>
          </p>
        </>
      )}
    </OrderDialog>
  );
}

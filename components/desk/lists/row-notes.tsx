import type { DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';
import { shortTime } from './row-time';

/** What was said of an article: who handed it over, what was corrected, why it is gone. */
export function RowNotes({ row, now }: { row: DeskRow; now: string }) {
  const { submissions, correction, withdrawal } = row;
  return (
    <>
      {submissions.map(({ by, at }) => (
        <p className="lists-note" key={by}>
          {listTexts.submittedBy(by, shortTime(at, now))}
        </p>
      ))}
      {correction && <p className="lists-note">{listTexts.correction(correction.text)}</p>}
      {withdrawal?.reason && <p className="lists-note">{listTexts.withdrawal(withdrawal.reason)}</p>}
    </>
  );
}

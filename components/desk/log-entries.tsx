import { Time } from '@/components/ui/time';
import type { AuditEntry } from '@/lib/desk/audit';
import { isRole } from '@/lib/desk/person';
import { deskTexts } from '@/lib/desk/texts/desk';
import { logTexts } from '@/lib/desk/texts/log';

function wordFor(words: object, key: string): string {
  return Object.hasOwn(words, key) ? String(Reflect.get(words, key)) : key;
}

export function actionName(action: string): string {
  return wordFor(logTexts.actions, action);
}

function personName({ person, name }: AuditEntry): string {
  if (person === 'cli') return logTexts.cli;
  return name || logTexts.stranger;
}

/** Versions of files are digests: their beginning tells them apart. */
const digestForm = /^[0-9a-f]{64}$/;

function valueText(key: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? logTexts.yes : logTexts.no;
  if (key === 'for') return actionName(String(value));
  if (digestForm.test(String(value))) return String(value).slice(0, 8);
  return isRole(value) ? deskTexts.roles[value] : String(value);
}

/** Entries of the audit log, one a line; on a phone one above the other. */
export function LogEntries({ entries, timezone }: { entries: AuditEntry[]; timezone: string }) {
  return (
    <ol className="rows log">
      {entries.map((entry) => (
        <li key={entry.id} className="row row-log">
          <Time at={entry.at} timezone={timezone} />
          <strong>{personName(entry)}</strong>
          <span>{actionName(entry.action)}</span>
          <span className="row-subject">{entry.subject}</span>
          <span className="row-seen">
            {Object.entries(entry.detail)
              .map(([key, value]) => logTexts.labelled(wordFor(logTexts.details, key), valueText(key, value)))
              .join('，')}
          </span>
        </li>
      ))}
    </ol>
  );
}

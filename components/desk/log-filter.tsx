import Link from 'next/link';
import type { AuditQuery } from '@/lib/desk/audit';
import { logAddress } from '@/lib/desk/log-query';
import { logTexts } from '@/lib/desk/texts/log';
import { actionName } from './log-entries';

interface LogFilterProps {
  query: AuditQuery;
  people: { id: string; name: string }[];
  actions: string[];
}

/** A plain form: whose entries, of what, about what. */
export function LogFilter({ query, people, actions }: LogFilterProps) {
  const { person, action, subject } = query;
  return (
    // Another query is another form: a browser keeps what was chosen in one that stays.
    <form key={logAddress(query)} className="log-filter" action="/desk/log">
      <div className="field">
        <label htmlFor="person">{logTexts.person}</label>
        <select id="person" name="person" defaultValue={person}>
          <option value="">{logTexts.anyone}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="cli">{logTexts.cli}</option>
        </select>
      </div>
      <div className="field">
        <label htmlFor="action">{logTexts.action}</label>
        <select id="action" name="action" defaultValue={action}>
          <option value="">{logTexts.anything}</option>
          {actions.map((name) => (
            <option key={name} value={name}>
              {actionName(name)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="subject">{logTexts.subject}</label>
        <input id="subject" name="subject" defaultValue={subject} placeholder={logTexts.subjectHint} />
      </div>
      <button className="button" type="submit">
        {logTexts.filter}
      </button>
      {(person || action || subject) && (
        <Link className="button-quiet" href="/desk/log" prefetch={false}>
          {logTexts.clear}
        </Link>
      )}
    </form>
  );
}

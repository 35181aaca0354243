import type { AuditQuery } from './audit';

/** What a page's address asks of the log; empty fields of the form count as absent. */
export function readLogQuery(given: Readonly<Record<string, string | string[] | undefined>>): AuditQuery {
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const before = Number(text('before'));
  return {
    person: text('person'),
    action: text('action'),
    subject: text('subject'),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  };
}

/** The address of a page of the log. */
export function logAddress(query: AuditQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size > 0 ? `/desk/log?${parameters}` : '/desk/log';
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { LogEntries } from '@/components/desk/log-entries';
import { LogFilter } from '@/components/desk/log-filter';
import { auditPageLength } from '@/lib/desk/audit';
import { getDesk } from '@/lib/desk/desk';
import { logAddress, readLogQuery } from '@/lib/desk/log-query';
import { requireOnPage } from '@/lib/desk/page-person';
import { logTexts } from '@/lib/desk/texts/log';
import { getNewsroom } from '@/lib/site/newsroom';

export const metadata: Metadata = { title: logTexts.title };

interface LogProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LogRoute({ searchParams }: LogProps) {
  await requireOnPage('see-audit');
  const { audit, accounts } = getDesk();
  const query = readLogQuery(await searchParams);
  const entries = audit.list(query);
  const older = entries.length === auditPageLength ? entries.at(-1)?.id : undefined;
  return (
    <div className="people">
      <header className="desk-head">
        <h1>{logTexts.title}</h1>
      </header>
      <Chain />
      <LogFilter query={query} people={accounts.list()} actions={audit.actions()} />
      {entries.length === 0 && <p className="empty">{logTexts.empty}</p>}
      <LogEntries entries={entries} timezone={getNewsroom().settings.site().timezone} />
      <p className="log-pages">
        {query.before && <Link href={logAddress({ ...query, before: undefined })}>{logTexts.newest}</Link>}
        {older && <Link href={logAddress({ ...query, before: older })}>{logTexts.older}</Link>}
      </p>
    </div>
  );
}

async function Chain() {
  const { audit } = getDesk();
  const damaged = await audit.findDamage();
  if (damaged === undefined)
    return <p className="hint">{logTexts.whole(audit.count().toLocaleString('zh'))}</p>;
  return (
    <p className="note note-problem" role="alert">
      {logTexts.damaged(damaged)}
    </p>
  );
}

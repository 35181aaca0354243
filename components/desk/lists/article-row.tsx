import Link from 'next/link';
import { MarkedText } from '@/components/ui/marked-text';
import type { ListName } from '@/lib/desk/lists/list-names';
import type { DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';
import { RowActions } from './row-actions';
import { RowNotes } from './row-notes';
import { RowProblems } from './row-problems';
import { shortTime, timeOf } from './row-time';

interface ArticleRowProps {
  row: DeskRow;
  list: ListName;
  /** The moment of the list. */
  now: string;
  isMarked: boolean;
  /** Scripts run. */
  isLive: boolean;
}

/** An article, or another file with problems: when, what, and where to go with it. */
export function ArticleRow({ row, list, now, isMarked, isLive }: ArticleRowProps) {
  const { id, title, found, problems } = row;
  const time = timeOf(row, list);
  const name = found ? <MarkedText parts={found.title} /> : title;
  const href = hrefOf(row);
  return (
    <li className="lists-row" data-row={id} data-marked={isMarked ? '' : undefined}>
      <div className="lists-when">
        {time && <time dateTime={time.at}>{shortTime(time.at, now, time.dateOnly)}</time>}
        <State row={row} />
      </div>
      <div className="lists-what">
        <h2>
          {href === undefined ? (
            name
          ) : href.startsWith('/desk/') ? (
            <Link href={href} prefetch={false}>
              {name}
            </Link>
          ) : (
            <a href={href}>{name}</a>
          )}
          {isMarked && <span className="badge badge-accent">{listTexts.live.changed}</span>}
        </h2>
        {found?.passage && (
          <p className="lists-passage">
            <MarkedText parts={found.passage} />
          </p>
        )}
        <Facts row={row} now={now} shown={time?.at} />
        <RowNotes row={row} now={now} />
        <RowProblems problems={problems} />
      </div>
      <RowActions row={row} now={now} isLive={isLive} />
    </li>
  );
}

/** Who may not read a file as it is gets the page of it that readers get. */
function hrefOf({ slug, may, url }: DeskRow): string | undefined {
  return slug !== undefined && may.includes('read') ? `/desk/articles/${slug}` : url;
}

function State({ row: { kind, state, problems } }: { row: DeskRow }) {
  const isBroken = state === 'broken' || problems.some(({ severity }) => severity === 'error');
  return (
    <span className={isBroken ? 'badge badge-accent' : 'badge'}>
      {state ? listTexts.states[state] : listTexts.kinds[kind]}
    </span>
  );
}

/** @param shown the time that stands beside them already */
function Facts({ row, now, shown }: { row: DeskRow; now: string; shown: string | undefined }) {
  const { section, authors, own, owner, words, change, due, state, file, kind } = row;
  const changed = change && change.at !== shown ? shortTime(change.at, now) : '';
  const history = change && listTexts.history(change.by, changed, change.committed === false);
  return (
    <p className="meta">
      {(kind !== 'article' || state === 'broken') && <span className="lists-file">{file}</span>}
      {section && <span>{section}</span>}
      {authors.length > 0 && <span>{listTexts.authors(authors)}</span>}
      {own ? <span>{listTexts.own}</span> : owner && <span>{listTexts.begunBy(owner)}</span>}
      {words !== undefined && <span>{listTexts.words(words)}</span>}
      {due && state !== 'scheduled' && state !== 'expired' && (
        <span>{listTexts.expires(shortTime(due, now))}</span>
      )}
      {history && <span title={change?.subject}>{history}</span>}
    </p>
  );
}

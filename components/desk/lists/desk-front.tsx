'use client';

import Link from 'next/link';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { mostCounted } from '@/lib/desk/lists/limits';
import type { WrittenQuery } from '@/lib/desk/lists/list-query';
import type { DeskList } from '@/lib/desk/lists/row';
import type { SectionChoice } from '@/lib/desk/lists/section-choices';
import { listTexts } from '@/lib/desk/texts/lists';
import { searchAddress } from './addresses';
import { ArticleRow } from './article-row';
import { KeyHelp } from './key-help';
import { ListNavigation } from './list-navigation';
import { LiveState } from './live-state';
import { SearchPanel } from './search-panel';
import { rememberView, restoreView } from './steady-view';
import { useLiveList } from './use-live-list';
import { useRowKeys } from './use-row-keys';

export interface DeskFrontProps {
  initial: DeskList;
  /** Of the address, as the API takes it. */
  query: string;
  written: WrittenQuery;
  sections: readonly SectionChoice[];
  /** Something in the address was not understood. */
  isMalformed: boolean;
}

/** The lists of the desk: complete without scripts; with them it follows the newsroom. */
export function DeskFront({ initial, query, written, sections, isMalformed }: DeskFrontProps) {
  const list = useRef<HTMLOListElement>(null);
  const view = useRef<ReturnType<typeof rememberView>>(undefined);
  const remember = useCallback(() => {
    view.current = list.current ? rememberView(list.current) : undefined;
  }, []);
  const { content, state, marked, news } = useLiveList(initial, query, remember);
  const keys = useRowKeys(list);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the rows are others
  useLayoutEffect(() => {
    if (list.current && view.current) restoreView(list.current, view.current);
    view.current = undefined;
  }, [content]);

  const isSearch = [written.q, written.section, written.from, written.to].some(Boolean);
  const isLive = state !== undefined;
  return (
    <div className="lists">
      <ListNavigation current={isSearch ? undefined : content.list} counts={content.counts} />
      <div className="lists-body">
        <SearchPanel written={written} sections={sections} />
        {isMalformed && (
          <p className="note note-problem" role="alert">
            {listTexts.malformed}
          </p>
        )}
        <div className="desk-head">
          <Heading written={written} isSearch={isSearch} content={content} />
          <LiveState state={state} query={query} />
        </div>
        {content.rows.length === 0 && (
          <p className="empty">{isSearch ? listTexts.nothing : listTexts.empty[content.list]}</p>
        )}
        <ol className="lists-rows" ref={list}>
          {content.rows.map((row) => (
            <ArticleRow
              key={row.id}
              row={row}
              list={content.list}
              now={content.now}
              isMarked={marked.has(row.id)}
              isLive={isLive}
            />
          ))}
        </ol>
        <Pages written={written} isFirst={!query.includes('cursor=')} next={content.next} />
        <KeyHelp {...keys} />
      </div>
      <p className="sr-only" aria-live="polite">
        {news}
      </p>
    </div>
  );
}

function Heading({
  written,
  isSearch,
  content: { list, counts },
}: Pick<DeskFrontProps, 'written'> & { isSearch: boolean; content: DeskList }) {
  const { search, lists, counted } = listTexts;
  if (!isSearch) {
    const total = list === 'all' ? 0 : counts[list];
    return (
      <h1>
        {lists[list]}
        {total > 0 && <small> {counted(total, mostCounted)}</small>}
      </h1>
    );
  }
  return (
    <>
      <h1>
        {written.q ? search.heading(written.q) : search.filtered}
        {list !== 'all' && <small> {search.within(lists[list])}</small>}
      </h1>
      {list !== 'all' && (
        <Link href={searchAddress(written, { list: 'all' })} prefetch={false}>
          {search.everywhere}
        </Link>
      )}
    </>
  );
}

function Pages({
  written,
  isFirst,
  next,
}: Pick<DeskFrontProps, 'written'> & { isFirst: boolean; next: string | null }) {
  if (isFirst && !next) return null;
  return (
    <nav className="lists-pages" aria-label={listTexts.pages}>
      {!isFirst && (
        <Link className="button" href={searchAddress(written, {})} prefetch={false}>
          {listTexts.first}
        </Link>
      )}
      {next && (
        <Link className="button" rel="next" href={searchAddress(written, { cursor: next })} prefetch={false}>
          {listTexts.next}
        </Link>
      )}
    </nav>
  );
}

'use client';

import { useEffect, useRef, useState } from 'react';
import type { DeskEvent } from '@/lib/desk/lists/desk-events';
import type { DeskList, DeskRow } from '@/lib/desk/lists/row';
import { listTexts } from '@/lib/desk/texts/lists';
import { type ConnectionState, EventConnection } from './event-connection';
import { RepeatedWork } from './repeated-work';
import { Touched } from './touched';

const text = listTexts.live;

/** A save is often several changes; they are asked for together. */
const gatherMs = 250;
/** After which a list that could not be read is asked for again. */
const againMs = 5000;
/** A file is committed soon after it is written, and nobody tells of that. */
const commitMs = 4000;
const markedMs = 60_000;

export interface LiveList {
  content: DeskList;
  /** Undefined until scripts run. */
  state: ConnectionState | undefined;
  /** Ids of rows that changed a moment ago. */
  marked: ReadonlySet<string>;
  /** What changed, for screen readers. */
  news: string;
}

/**
 * Keeps a list as the server has it.
 * @param query of the list, as the API takes it
 * @param onBefore called before the rows are others
 */
export function useLiveList(initial: DeskList, query: string, onBefore: () => void): LiveList {
  const [content, setContent] = useState(initial);
  const [state, setState] = useState<ConnectionState>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [news, setNews] = useState('');
  const before = useRef(onBefore);

  useEffect(() => {
    before.current = onBefore;
  });

  useEffect(() => {
    let shown = initial;
    let touched = new Touched();
    /** Until when a row stays marked. */
    const marks = new Map<string, number>();
    const unmark = new RepeatedWork(async () => {
      for (const [id, until] of marks) if (until <= Date.now()) marks.delete(id);
      setMarked(new Set(marks.keys()));
      if (marks.size > 0) unmark.ask(Math.min(...marks.values()) - Date.now());
    });
    const loading = new RepeatedWork(async () => {
      const heard = touched;
      touched = new Touched();
      const fresh = await readList(query);
      if (fresh === 'ended') return setState('ended');
      if (!fresh) {
        touched = touched.with(heard);
        return loading.ask(againMs);
      }
      const changed = heard.among(shown.rows, fresh.rows);
      shown = fresh;
      before.current();
      setContent(fresh);
      const [first] = changed;
      if (!first) return;
      for (const { id } of changed) marks.set(id, Date.now() + markedMs);
      setMarked(new Set(marks.keys()));
      unmark.ask(markedMs);
      setNews(changed.length === 1 ? newsOf(first) : text.many(changed.length));
      if (changed.some(({ change }) => change?.committed === false)) loading.ask(commitMs);
    });
    const connection = new EventConnection(initial.revision, {
      onState: setState,
      onChange: (event: DeskEvent | undefined) => {
        touched.add(event);
        loading.ask(gatherMs);
      },
    });
    return () => {
      connection.close();
      loading.stop();
      unmark.stop();
    };
  }, [initial, query]);

  return { content, state, marked, news };
}

/** Undefined when there was no answer. */
async function readList(query: string): Promise<DeskList | 'ended' | undefined> {
  try {
    const answer = await fetch(`/desk/api/articles?${query}`);
    if (answer.status === 401) return 'ended';
    return answer.ok ? ((await answer.json()) as DeskList) : undefined;
  } catch {
    return undefined;
  }
}

function newsOf({ title, state }: DeskRow): string {
  return text.one(title, state && listTexts.states[state]);
}

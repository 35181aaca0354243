'use client';

import type { EditorView } from '@codemirror/view';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Editing } from '@/lib/desk/editor/open-editing';
import { readSnippet } from '@/lib/desk/editor/snippets';
import { changeBetween } from '@/lib/desk/editor/text-change';
import { editorTexts } from '@/lib/desk/texts/editor';
import { EventConnection } from '../lists/event-connection';
import { ManuscriptApi } from './api';
import { type EditorEvents, replaceText } from './code/article-editor';
import { insertBlock, insertSnippet } from './code/insert';
import { offsetOf } from './code/problem-marks';
import { Dialogs } from './dialogs/dialogs';
import { EditingSession } from './editing-session';
import { type DialogName, EditorContext, type EditorParts, useSessionState } from './editor-context';
import { EditorHead } from './editor-head';
import { Notices } from './notices';
import { PreviewPanel } from './panels/preview-panel';
import { ProblemPanel } from './panels/problem-panel';
import { type PaneName, Panes } from './panes';
import { TextPane } from './text-pane';
import { useDevice } from './use-device';
import { useOtherTabs } from './use-other-tabs';
import { useWide } from './use-wide';

/** Reading and writing YAML comes with the form: it is loaded when somebody opens it. */
const FieldsPanel = dynamic(() => import('./fields/fields-panel').then((module) => module.FieldsPanel), {
  ssr: false,
  loading: () => <p className="panel-note">{editorTexts.page.loading}</p>,
});

interface EditorProps {
  editing: Editing;
  /** Account. */
  person: string;
  /** Of the desk's events, as of the page. */
  revision: string;
}

/** The editing page. */
export function Editor({ editing, person, revision }: EditorProps) {
  const { slug } = editing.manuscript;
  const viewRef = useRef<EditorView>(undefined);
  const [dialog, open] = useState<DialogName>();
  const parts = useMemo<EditorParts>(() => {
    const api = new ManuscriptApi(slug);
    return {
      editing,
      api,
      session: new EditingSession(editing, person, api),
      view: () => viewRef.current,
      open,
    };
  }, [editing, person, slug]);

  useEffect(() => {
    const connection = new EventConnection(revision, {
      onState: () => undefined,
      onChange: (event) => {
        if (!event || event.more || event.articles.some((article) => article.slug === slug))
          void parts.session.compareDisk();
      },
    });
    return () => connection.close();
  }, [parts, revision, slug]);

  return (
    <EditorContext value={parts}>
      <EditorBody parts={parts} viewRef={viewRef} dialog={dialog} person={person} />
    </EditorContext>
  );
}

interface EditorBodyProps {
  parts: EditorParts;
  viewRef: { current: EditorView | undefined };
  dialog: DialogName | undefined;
  person: string;
}

function EditorBody({ parts, viewRef, dialog, person }: EditorBodyProps) {
  const { session, open, editing } = parts;
  const { slug } = editing.manuscript;
  const isWide = useWide();
  const [pane, setPane] = useState<PaneName>('text');
  const [device, setDevice] = useDevice();
  const [hint, setHint] = useState('');
  const follow = useRef<(() => void) | undefined>(undefined);
  const tabs = useOtherTabs(`${person} ${slug}`);
  const { manuscript } = useSessionState();
  const mayWrite = manuscript.may.includes('save') || manuscript.may.includes('submit');
  const isWritable = mayWrite && !tabs.isElsewhere;

  const toText = (): void => {
    if (!isWide) setPane('text');
    setTimeout(() => viewRef.current?.focus(), 0);
  };
  const toPreview = (): void => {
    setPane('preview');
    setTimeout(() => document.querySelector<HTMLElement>('.preview-frame')?.focus(), 0);
  };
  const goTo = ({ line, column }: { line: number; column: number }): void => {
    open(undefined);
    const view = viewRef.current;
    if (!view) return;
    const at = offsetOf(view.state.doc, line, column);
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    toText();
  };
  const save = (): void => {
    if (manuscript.may.includes('save') && !tabs.isElsewhere) void session.save();
  };
  const events: EditorEvents = {
    changed: () => session.changed(),
    moved: () => follow.current?.(),
    blurred: () => session.flush(),
    save,
    insert: () => open({ name: 'insert' }),
    toPreview,
    help: () => open({ name: 'help' }),
    tabHint: () => setHint(editorTexts.page.leaveEditor),
    pictures: (files, at) => open({ name: 'pictures', files, at }),
  };
  const latest = useRef(events);
  latest.current = events;
  const stable = useMemo(() => followLatest(latest), []);

  useLeaving(session);
  useKeys(stable);

  return (
    <div className="editor" data-device={device}>
      <EditorHead save={save} isWritable={isWritable} />
      <Notices mayWrite={mayWrite} isElsewhere={tabs.isElsewhere} takeOver={tabs.takeOver} />
      <p className="sr-only" role="status">
        {hint}
      </p>
      <Panes
        isWide={isWide}
        pane={pane}
        setPane={setPane}
        text={<TextPane viewRef={viewRef} events={stable} isWritable={isWritable} />}
        side={(name) =>
          name === 'preview' ? (
            <PreviewPanel device={device} setDevice={setDevice} follow={follow} toText={toText} save={save} />
          ) : name === 'fields' ? (
            <FieldsPanel isWritable={isWritable} goTo={goTo} />
          ) : (
            <ProblemPanel goTo={goTo} />
          )
        }
      />
      <Dialogs
        dialog={dialog}
        goTo={goTo}
        insert={(snippet) => viewRef.current && insertSnippet(viewRef.current, snippet)}
        insertMarkup={(markup, at) =>
          viewRef.current && insertBlock(viewRef.current, readSnippet(markup), at)
        }
        take={(source) => {
          const view = viewRef.current;
          if (view) replaceText(view, changeBetween(view.state.doc.toString(), source));
        }}
      />
    </div>
  );
}

/** Events for a text editor that is made once, led to what the page does with them now. */
function followLatest(latest: { current: EditorEvents }): EditorEvents {
  return {
    changed: () => latest.current.changed(),
    moved: () => latest.current.moved(),
    blurred: () => latest.current.blurred(),
    save: () => latest.current.save(),
    insert: () => latest.current.insert(),
    toPreview: () => latest.current.toPreview(),
    help: () => latest.current.help(),
    tabHint: () => latest.current.tabHint(),
    pictures: (files, at) => latest.current.pictures(files, at),
  };
}

/** What was typed is kept when the page is hidden or goes away, and sent when the network is back. */
function useLeaving(session: EditingSession): void {
  useEffect(() => {
    const hide = (): void => {
      if (document.hidden) session.leave();
    };
    const leave = (): void => session.leave();
    const back = (): void => session.flush();
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
    };
  }, [session]);
}

/** Keys that mean the same everywhere on the page; in the text its editor takes them first. */
function useKeys(events: EditorEvents): void {
  useEffect(() => {
    const act: Readonly<Record<string, () => void>> = { s: events.save, k: events.insert, '/': events.help };
    const press = (event: KeyboardEvent): void => {
      const found = event.metaKey || event.ctrlKey ? act[event.key] : undefined;
      if (!found || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      found();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [events]);
}

'use client';

import { useEffect, useRef, useState } from 'react';
import { placeToFollow } from '@/lib/desk/editor/preview-place';
import { editorTexts } from '@/lib/desk/texts/editor';
import { useEditor } from '../editor-context';
import { LiveFrame } from './live-frame';

const text = editorTexts.previewPanel;

export const devices = ['phone', 'tablet', 'full'] as const;
export type Device = (typeof devices)[number];

/** Typing is followed this far up: above, the nearest text is found as well. */
const linesLookedAt = 400;

interface PreviewPanelProps {
  device: Device;
  setDevice: (device: Device) => void;
  /** Set to what follows the cursor, as long as the panel is there. */
  follow: { current: (() => void) | undefined };
  toText: () => void;
  save: () => void;
}

/** The article as readers will get it, beside the text. */
export function PreviewPanel({ device, setDevice, follow: followRef, toText, save }: PreviewPanelProps) {
  const { editing, session, view } = useEditor();
  const address = `/desk/live/${editing.manuscript.slug}`;
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'ready' | 'failed' | 'stopped'>('ready');
  const [isFollowing, setFollowing] = useState(true);
  const following = useRef(isFollowing);
  following.current = isFollowing;
  const keys = useRef({ toText, save });
  keys.current = { toText, save };

  useEffect(() => {
    if (!frame.current) return;
    const element = frame.current;
    const live = new LiveFrame(element, address);
    const follow = (): void => {
      const doc = view()?.state.doc;
      const head = view()?.state.selection.main.head ?? 0;
      if (!doc || !following.current) return;
      const line = doc.lineAt(head).number;
      const lines = Array.from(
        { length: Math.min(line, linesLookedAt) },
        (_, index) => doc.line(Math.max(1, line - linesLookedAt + 1) + index).text,
      );
      const place = placeToFollow(lines);
      if (place) live.follow(place);
    };
    const refresh = (): void => {
      live.refresh().then(
        (isShown) => {
          setState(isShown ? 'ready' : 'stopped');
          follow();
        },
        () => setState('failed'),
      );
    };
    const loaded = (): void => {
      live.loaded();
      const page = element.contentDocument;
      page?.addEventListener('click', keepInFrame);
      page?.addEventListener('submit', (event) => event.preventDefault());
      page?.addEventListener('keydown', (event) => {
        const act = shortcuts[event.key];
        if (!act || !(event.metaKey || event.ctrlKey)) return;
        event.preventDefault();
        keys.current[act]();
      });
    };
    if (element.contentDocument?.readyState === 'complete' && element.contentDocument.URL !== 'about:blank')
      loaded();
    element.addEventListener('load', loaded);
    const stop = session.onKept(refresh);
    followRef.current = follow;
    return () => {
      element.removeEventListener('load', loaded);
      stop();
      followRef.current = undefined;
    };
  }, [address, session, view, followRef]);

  return (
    <div className="preview-panel" data-device={device}>
      <div className="preview-tools">
        <fieldset className="segments">
          <legend className="sr-only">{text.devices}</legend>
          {devices.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="preview-device"
                checked={device === choice}
                onChange={() => setDevice(choice)}
              />
              <span>{text[choice]}</span>
            </label>
          ))}
        </fieldset>
        <label className="preview-follow">
          <input
            type="checkbox"
            checked={isFollowing}
            onChange={({ target }) => setFollowing(target.checked)}
          />
          {text.follow}
        </label>
        <p className="panel-note" data-state={state} role={state === 'failed' ? 'alert' : undefined}>
          {state === 'failed' ? text.failed : state === 'stopped' ? text.stopped : ''}
        </p>
      </div>
      <div className="preview-stage">
        <iframe ref={frame} className="preview-frame" src={address} title={text.title} data-state={state} />
      </div>
    </div>
  );
}

const shortcuts: Readonly<Record<string, 'toText' | 'save'>> = { Enter: 'toText', s: 'save' };

/** Links of the page lead out of the frame; those within it stay. */
function keepInFrame(event: MouseEvent): void {
  const target = event.target;
  if (target === null || !('closest' in target) || typeof target.closest !== 'function') return;
  const link: HTMLAnchorElement | null = target.closest('a[href]');
  if (!link || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  window.open(link.href, '_blank', 'noopener');
}

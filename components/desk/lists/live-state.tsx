import { listTexts } from '@/lib/desk/texts/lists';
import type { ConnectionState } from './event-connection';

const text = listTexts.live;

interface LiveStateProps {
  /** Undefined without scripts: nothing is said. */
  state: ConnectionState | undefined;
  /** Of the page, to come back to it. */
  query: string;
}

/** Whether the list follows what happens. */
export function LiveState({ state, query }: LiveStateProps) {
  const target = encodeURIComponent(query ? `/desk?${query}` : '/desk');
  return (
    <p
      className="lists-live"
      data-state={state}
      role={state === 'ended' || state === 'full' ? 'alert' : undefined}
    >
      {state === 'open' && text.open}
      {state === 'waiting' && text.waiting}
      {state === 'full' && text.tooMany}
      {state === 'ended' && (
        <>
          {text.ended} <a href={`/desk/sign-in?to=${target}`}>{text.signIn}</a>
        </>
      )}
    </p>
  );
}

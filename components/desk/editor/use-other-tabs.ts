import { useEffect, useRef, useState } from 'react';

type Message = { kind: 'open' | 'here' | 'take'; from: string };

interface OtherTabs {
  /** Another tab of this browser edits the same article. */
  isElsewhere: boolean;
  /** From now on it is edited here, and no longer there. */
  takeOver: () => void;
}

/**
 * Keeps two tabs of one browser from writing the same working copy: the one that was there first goes on, until the other
 * is told to.
 */
export function useOtherTabs(name: string): OtherTabs {
  const [isElsewhere, setElsewhere] = useState(false);
  const elsewhere = useRef(false);
  const send = useRef<(kind: Message['kind']) => void>(() => undefined);
  useEffect(() => {
    const channel = new BroadcastChannel(`kaiyuan-desk ${name}`);
    const own = Math.random().toString(36);
    const change = (value: boolean): void => {
      elsewhere.current = value;
      setElsewhere(value);
    };
    send.current = (kind) => {
      if (kind === 'take') change(false);
      channel.postMessage({ kind, from: own } satisfies Message);
    };
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'open' && !elsewhere.current) send.current('here');
      else if (data.kind !== 'open') change(true);
    });
    send.current('open');
    return () => channel.close();
  }, [name]);
  return { isElsewhere, takeOver: () => send.current('take') };
}

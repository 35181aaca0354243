import { useSyncExternalStore } from 'react';

/** Text and preview stand beside each other from this width on, as in editor-narrow.css. */
const wide = '(min-width: 60rem)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether there is room for two panes. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(wide).matches,
    () => true,
  );
}

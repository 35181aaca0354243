/** What this reader searched for, newest first. It never leaves the browser. */

const key = 'kaiyuan-searches';
const most = 6;

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(query: string): void {
  const wanted = query.trim();
  if (wanted === '') return;
  const queries = [wanted, ...recentSearches().filter((other) => other !== wanted)];
  try {
    localStorage.setItem(key, JSON.stringify(queries.slice(0, most)));
  } catch {
    // No room, or not allowed: then nothing is remembered.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}

/** For the list of suggestions, which comes later (see `dom`). */
export const searches = { recentSearches, forgetSearches };
export type RecentSearches = typeof searches;

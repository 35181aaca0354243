export interface Suggestion {
  type: 'article' | 'tag' | 'topic' | 'section';
  text: string;
  url: string;
}

/** What the server suggests for a query; nothing when it refuses. @throws when it cannot be reached or the signal aborts */
export async function fetchSuggestions(query: string, signal: AbortSignal): Promise<Suggestion[]> {
  const response = await fetch(`/api/suggest?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) return [];
  const { suggestions }: { suggestions: Suggestion[] } = await response.json();
  return suggestions;
}

import type { Newsroom } from '@/lib/revalidate/newsroom';

export interface Choice {
  /** As it is written in the file. */
  value: string;
  name: string;
}

/** What the form offers. */
export interface Suggestions {
  sections: Choice[];
  topics: Choice[];
  tags: string[];
  /** Of authors and editors alike. */
  people: string[];
  sources: string[];
}

/** Names offered of each kind, the most used ones. */
const mostNames = 150;

export function suggestionsOf({ settings, queries }: Newsroom): Suggestions {
  const sections = settings.sections();
  const names = (prefix: string): string[] =>
    queries
      .counts(prefix)
      .sort((a, b) => b.total - a.total)
      .slice(0, mostNames)
      .map(({ name }) => name);
  return {
    sections: sections.sections.map(({ id }) => ({
      value: id,
      name: sections
        .path(id)
        .map(({ name }) => name)
        .join(' › '),
    })),
    topics: settings.topics().map(({ id, title }) => ({ value: id, name: title })),
    tags: names('tag:'),
    people: names('author:'),
    sources: names('source:'),
  };
}

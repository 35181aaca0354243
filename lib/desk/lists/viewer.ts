import type { Person } from '../person';
import { mayAtDesk } from '../rights';

/** Who began which article at the desk (table of lib/desk/manuscripts). */
export interface Owners {
  ownerOf(slug: string): { person: string; name: string } | undefined;
  slugsOf(person: string): string[];
}

/** What of the newsroom somebody may see: everything, or what readers see and some articles besides. */
export interface Viewer {
  person: Person;
  all: boolean;
  /** Slugs of his own articles. */
  own: ReadonlySet<string>;
}

export function viewerOf(person: Person, owners: Owners): Viewer {
  return { person, all: mayAtDesk(person, 'see-all'), own: new Set(owners.slugsOf(person.id)) };
}

/** Whether somebody may see what readers do not see of an article: drafts, problems, who changed it. */
export function seesInside({ all, own }: Viewer, slug: string | undefined): boolean {
  return all || (slug !== undefined && own.has(slug));
}

import type { Person } from './person';
import { type DeskAction, mayAtDesk } from './rights';
import { deskTexts } from './texts/desk';

export interface Place {
  href: string;
  name: string;
  /** Whether what is below it belongs to it. */
  isFolder: boolean;
}

const { places } = deskTexts;

/** Who may go where, by the right that it needs; undefined: everybody who is signed in. */
const all: readonly (Place & { needs: DeskAction | undefined })[] = [
  { href: '/desk', name: places.articles, isFolder: false, needs: undefined },
  { href: '/desk/new', name: places.create, isFolder: true, needs: 'create' },
  { href: '/desk/future', name: places.future, isFolder: true, needs: 'see-future' },
  { href: '/desk/links', name: places.links, isFolder: true, needs: undefined },
  { href: '/desk/people', name: places.people, isFolder: true, needs: 'manage-people' },
  { href: '/desk/log', name: places.log, isFolder: true, needs: 'see-audit' },
];

/** The navigation of somebody's desk. */
export function placesOf(person: Person): Place[] {
  return all
    .filter(({ needs }) => needs === undefined || mayAtDesk(person, needs))
    .map(({ href, name, isFolder }) => ({ href, name, isFolder }));
}

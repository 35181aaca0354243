import type { Role } from '../person';
import { type Owners, type Viewer, viewerOf } from './viewer';

/** Persons for tests, and who of them began which articles. */

export function ownersOf(table: Readonly<Record<string, string>>): Owners {
  return {
    ownerOf: (slug) => {
      const person = table[slug];
      return person === undefined ? undefined : { person, name: person };
    },
    slugsOf: (person) => Object.keys(table).filter((slug) => table[slug] === person),
  };
}

export function testViewer(role: Role, own: readonly string[] = []): Viewer {
  const person = { id: role, name: role, email: `${role}@example.cn`, role };
  return viewerOf(person, ownersOf(Object.fromEntries(own.map((slug) => [slug, role]))));
}

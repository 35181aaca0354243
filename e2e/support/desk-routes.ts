import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface DeskRoute {
  /** `GET`, `POST` … */
  method: string;
  /** As Next names it, without groups: `/desk/api/people/[id]`. */
  path: string;
}

const root = path.resolve(import.meta.dirname, '../../app');

/** Names of handlers that a module exports, as declarations or in a list. */
function methodsIn(source: string): string[] {
  const declared = source.matchAll(
    /^export (?:const|function|async function) (GET|POST|PUT|PATCH|DELETE)\b/gm,
  );
  const listed = source.matchAll(/^export \{([^}]*)\}/gm);
  return [
    ...[...declared].map(([, name = '']) => name),
    ...[...listed].flatMap(([, names = '']) => names.match(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/g) ?? []),
  ];
}

/** Every page and handler below /desk that there is, from the files of the app; groups of routes are looked into. */
export function listDeskRoutes(): DeskRoute[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
    .flatMap((file) => {
      const segments = path.dirname(file).split(path.sep);
      const address = `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join('/')}`;
      if (!/^\/desk(?:\/|$)/.test(address)) return [];
      const isPage = file.endsWith('page.tsx');
      const methods = isPage ? ['GET'] : methodsIn(readFileSync(path.join(root, file), 'utf8'));
      return methods.map((method) => ({ method, path: address }));
    });
}

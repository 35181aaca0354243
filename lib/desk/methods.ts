import { readerMethods } from '@/lib/site/methods';

/** Methods of the desk's API, `*` for one segment, `**` for some. A test compares this with the route handlers that there are. */
const methods: readonly (readonly [path: string, ...allowed: string[]])[] = [
  ['/desk/api/articles', 'GET'],
  ['/desk/api/events', 'GET'],
  ['/desk/api/auth/sign-in', 'POST'],
  ['/desk/api/auth/sign-out', 'POST'],
  ['/desk/api/auth/invitation', 'POST'],
  ['/desk/api/links', 'GET', 'POST', 'DELETE'],
  ['/desk/api/links/*', 'DELETE'],
  ['/desk/api/media/articles/*/**', 'GET'],
  ['/desk/api/auth/password', 'POST'],
  ['/desk/api/auth/sessions', 'POST'],
  ['/desk/api/people', 'GET', 'POST'],
  ['/desk/api/people/*', 'PATCH'],
  ['/desk/api/people/*/sessions', 'DELETE'],
  ['/desk/api/people/*/password-link', 'POST'],
  ['/desk/api/people/invitations/*', 'DELETE'],
  ['/desk/api/manuscripts', 'POST'],
  ['/desk/api/manuscripts/*', 'GET', 'PUT'],
  ['/desk/api/manuscripts/*/working-copy', 'PUT', 'DELETE'],
  ['/desk/api/manuscripts/*/submit', 'POST'],
  ['/desk/api/manuscripts/*/actions', 'POST'],
  ['/desk/api/manuscripts/*/media', 'GET', 'POST'],
  ['/desk/api/manuscripts/*/media/*', 'GET'],
  ['/desk/api/handed-over/*/*', 'GET'],
  ['/desk/api/problems', 'POST'],
  ['/desk/api/slugs', 'GET'],
];

const patterns = methods.map(([path, ...allowed]) => ({
  pattern: new RegExp(`^${path.replace(/\*\*?/g, (star) => (star === '**' ? '.+' : '[^/]+'))}$`),
  allowed: allowed.includes('GET') ? ['HEAD', ...allowed] : allowed,
}));

/** What may be asked of an address below /desk; undefined when no handler is known there: Next answers. */
export function deskMethods(path: string): readonly string[] | undefined {
  if (!path.startsWith('/desk/api/')) return readerMethods;
  return patterns.find(({ pattern }) => pattern.test(path))?.allowed;
}

import { readPaths } from '@/lib/revalidate/request';
import { readBody } from '@/lib/site/body';
import { getNewsroom } from '@/lib/site/newsroom';
import { bearerMatches, json, jsonError } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export async function POST(request: Request): Promise<Response> {
  const newsroom = getNewsroom();
  const { revalidateSecret } = newsroom.environment;
  if (!revalidateSecret) return jsonError(503, 'disabled', 'REVALIDATE_SECRET is not set');
  if (!bearerMatches(request.headers.get('authorization'), revalidateSecret)) {
    return jsonError(401, 'unauthorized', 'a valid bearer token is required');
  }
  const started = performance.now();
  const text = await readBody(request);
  if (text === undefined) return jsonError(413, 'too-large', 'the body is larger than 8 MiB');
  const paths = readPaths(text, newsroom.tree.root);
  if (paths === 'malformed') {
    return jsonError(400, 'malformed', 'expected an empty body or {"paths": ["articles/…"]}', 'paths');
  }
  const { changed, removed, problems: found } = await newsroom.apply('request', paths);
  // A rescan of everything reports everything, whoever read a file first.
  // What cannot be read is known to nobody but who just tried.
  const unread = found.filter(({ rule }) => rule === 'unreadable');
  const problems = paths === undefined ? [...newsroom.store.problems(), ...unread] : found;
  return json({ changed, removed, problems, took_ms: Math.round(performance.now() - started) });
}

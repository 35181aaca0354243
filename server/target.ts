export interface Target {
  /** Percent-encoded, beginning with one slash. */
  path: string;
  query: string;
}

/** Path and query of a request target, or undefined when it is no path or its percent-encoding is malformed. */
export function splitTarget(target: string): Target | undefined {
  const [path = '/', query = ''] = target.split(/\?(.*)/s, 2);
  if (!path.startsWith('/')) return undefined;
  if (!/[%+]/.test(target)) return { path, query };
  try {
    decodeURIComponent(path);
    decodeURIComponent(query.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
  return { path, query };
}

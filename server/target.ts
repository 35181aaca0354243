export interface Target {
  /** Percent-encoded, beginning with one slash. */
  path: string;
  query: string;
}

/**
 * Path and query of a request target, or undefined when it is no path or its percent-encoding is malformed.
 * A target in absolute form must be taken too (RFC 9112 §3.2.2); which host it names makes no difference here.
 */
export function splitTarget(target: string): Target | undefined {
  const [path = '/', query = ''] = target.replace(/^https?:\/\/[^/?#]+(?=\/)/i, '').split(/\?(.*)/s, 2);
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

/**
 * A place in a list of the desk as an opaque word of an address. It names the last row of a page, so the next page goes
 * on exactly there, whatever changed in between.
 */
export interface Place {
  /** What the list is sorted by: milliseconds, or a severity. */
  key: number;
  /** Slug of an article, or path of a file; decides among equal keys. */
  name: string;
}

export function writeCursor({ key, name }: Place): string {
  return Buffer.from(JSON.stringify([key, name])).toString('base64url');
}

/** Undefined for what {@link writeCursor} did not write. */
export function readCursor(text: string): Place | undefined {
  const [key, name, ...rest] = parseList(Buffer.from(text, 'base64url').toString('utf8'));
  if (typeof key !== 'number' || typeof name !== 'string' || rest.length > 0) return undefined;
  return writeCursor({ key, name }) === text ? { key, name } : undefined;
}

function parseList(json: string): unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

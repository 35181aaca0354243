/**
 * JSON in the one form of RFC 8785 (JCS), for data of strings, safe integers, booleans, null, lists and plain objects.
 * Members that are undefined are left out. Runs in a browser.
 * @throws TypeError for other numbers, and for lone surrogates, which have no form in UTF-8
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no safe integer`);
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('a lone surrogate has no canonical form');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no form in JSON`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // UTF-16 code units, as RFC 8785 §3.2.3 asks and as JavaScript compares strings.
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(',')}}`;
}

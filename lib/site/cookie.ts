/** The value of a cookie as it stands in a Cookie header, encoded as it was sent. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split(/=(.*)/s, 2);
    if (key === name) return value;
  }
  return undefined;
}

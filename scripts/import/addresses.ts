/** Stands for the site of pages that do not name theirs: the folder that was given. */
export const nowhere = 'http://page.invalid';

/** An address with http or https, or undefined. */
export function absolute(src: string, base: string | undefined): string | undefined {
  if (!URL.canParse(src, base)) return undefined;
  const { href, protocol } = new URL(src, base);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Addresses that mean the same page at the source: with and without scheme, `www.`, slash at the end. */
export function sameAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, pathname, search } = new URL(address);
  return `${hostname.replace(/^www\./, '')}${decoded(pathname).replace(/\/$/, '')}${search}`;
}

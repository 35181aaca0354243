import { isIP } from 'node:net';

/** Request header in which the gate hands on where a request comes from; what clients send under this name is dropped. */
export const clientHeader = 'x-desk-client';

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The eight groups of an IPv6 address, as far as they are wanted. */
function groupsOf(address: string, count: number): string {
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const between = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...between, ...after].slice(0, count).join(':');
}

/** What one subscriber holds: an IPv4 address, or the /64 of an IPv6 one (RFC 6177). */
export function networkOf(address: string): string {
  return isIP(address) === 6 && isIP(plain(address)) === 6 ? `${groupsOf(address, 4)}::/64` : plain(address);
}

/** Enough to tell an unusual place, too little to tell a person: the last part of an address is left out. */
export function shortAddress(address: string): string {
  const short = plain(address);
  if (isIP(short) === 4) return short.replace(/\.\d+$/, '.*');
  return isIP(short) === 6 ? `${groupsOf(short, 3)}:*` : '';
}

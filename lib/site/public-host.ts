import { BlockList, isIP } from 'node:net';

/** Addresses that no stranger reaches: this machine, private networks, one cable, groups (RFC 6890). */
const inner = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, prefix);
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, prefix, 'ipv6');

/** Names that the public DNS never has (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`), and names without a domain. */
const innerName = /^[^.]+$|\.(?:localhost|local|test|invalid|internal|home\.arpa)$/;

/** Whether an IP address, also an IPv4 one written as IPv6, is one that no stranger reaches. */
export function isInnerAddress(ip: string): boolean {
  return inner.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether strangers can reach what an origin names, as far as its host tells. */
export function isPublicOrigin(origin: string): boolean {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  if (version === 0) return !innerName.test(host);
  return !isInnerAddress(host);
}

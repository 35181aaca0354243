import { type Block, type CanonicalText, hasWords, isRequired } from './canonical';
import { canonicalJson } from './canonical-json';
import { looseBlock } from './loose-block';

/** Digests of canon-v1 §5. Runs in a browser, where the page has a secure context: WebCrypto is there alone. */

const encoder = new TextEncoder();

/** SHA-256 of bytes, or of a text in UTF-8. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 by whatever is at hand: Node has a faster one for many small texts. */
export type Hasher = (data: string) => Uint8Array | Promise<Uint8Array>;

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Reads either alphabet. @throws DOMException when it is none */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Octets of a block's digest: enough that nobody finds two texts with one, and a third of the room. */
const blockDigestBytes = 16;

export interface TextDigests {
  /** Of everything that is signed, hexadecimal SHA-256. */
  strict: string;
  /** Of the loose text of the required blocks. */
  loose: string;
  /** Of the loose text of each block with words in order, 16 octets in base64url. */
  blocks: string[];
}

export async function blockDigest(looseBlock: string, hash: Hasher = sha256): Promise<string> {
  return toBase64url((await hash(looseBlock)).subarray(0, blockDigestBytes));
}

/** Loose texts of the blocks that a copy must have, in order; empty ones (a row of signs) are left out. */
export function looseBlocks(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ type }) => isRequired(type))
    .map((block) => looseBlock(block).text)
    .filter((text) => text !== '');
}

export async function digestsOf(text: CanonicalText, hash: Hasher = sha256): Promise<TextDigests> {
  const worded = text.blocks.filter(hasWords);
  const [strict, loose, blocks] = await Promise.all([
    hash(canonicalJson(text)),
    hash(looseBlocks(text.blocks).join('\n')),
    Promise.all(worded.map((block) => blockDigest(looseBlock(block).text, hash))),
  ]);
  return { strict: toHex(strict), loose: toHex(loose), blocks };
}

import { fromBase64, sha256, toBase64, toHex } from './digest';
import { verifyEd25519 } from './ed25519';
import type { Hash } from './merkle';
import type { KeySet, PublicKey } from './record';

/** Signed notes (c2sp.org/signed-note), checkpoints (c2sp.org/tlog-checkpoint) and proofs (c2sp.org/tlog-proof). Runs in a browser. */

export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
}

export interface LogProof {
  index: number;
  hashes: Hash[];
  /** A signed note. */
  checkpoint: string;
}

export type NoteSignature = 'good' | 'bad' | 'unknown' | 'unsupported';

const proofLine = 'c2sp.org/tlog-proof@v1';
const ed25519Type = 1;
const hashBytes = 32;

export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** What a signed checkpoint says; nothing about its signatures. Undefined when it is none. */
export function parseCheckpoint(note: string): Checkpoint | undefined {
  const [origin = '', size = '', root = ''] = note.split('\n');
  const hash = parseHash(root);
  if (origin === '' || !isNumber(size) || !hash) return undefined;
  return { origin, size: Number(size), root: hash };
}

export function writeProof({ index, hashes, checkpoint }: LogProof): string {
  return [proofLine, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');
}

/** Undefined when it is none. */
export function parseProof(text: string): LogProof | undefined {
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split('\n');
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const index = lines.shift()?.replace(/^index /, '') ?? '';
  const hashes = lines.map(parseHash);
  if (end < 0 || first !== proofLine || !isNumber(index)) return undefined;
  const known = hashes.filter((hash) => hash !== undefined);
  if (known.length < hashes.length) return undefined;
  return { index: Number(index), hashes: known, checkpoint: text.slice(end + 2) };
}

function isNumber(text: string): boolean {
  return /^(?:0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text));
}

function parseHash(text: string): Hash | undefined {
  try {
    const bytes = fromBase64(text);
    return bytes.length === hashBytes && toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The first four octets of a key's id in notes. */
export async function noteKeyId(name: string, key: PublicKey): Promise<Uint8Array<ArrayBuffer>> {
  const prefix = new TextEncoder().encode(`${name}\n`);
  const raw = fromBase64(key.x);
  return (await sha256(new Uint8Array([...prefix, ed25519Type, ...raw]))).slice(0, 4);
}

/** `name+id+key`, as tools of transparency logs are given a key. */
export async function verifierKey(name: string, key: PublicKey): Promise<string> {
  const raw = fromBase64(key.x);
  return `${name}+${toHex(await noteKeyId(name, key))}+${toBase64(new Uint8Array([ed25519Type, ...raw]))}`;
}

export async function signatureLine(name: string, key: PublicKey, signature: Uint8Array): Promise<string> {
  return `\u2014 ${name} ${toBase64(new Uint8Array([...(await noteKeyId(name, key)), ...signature]))}\n`;
}

/**
 * Whether a key of the site signed a note. @param size of the log that it speaks of: a revoked key counts no further
 * than its revocation says
 */
export async function checkNote(note: string, { log, keys }: KeySet, size: number): Promise<NoteSignature> {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return 'bad';
  const text = new TextEncoder().encode(note.slice(0, end + 1));
  let result: NoteSignature = 'unknown';
  for (const line of note.slice(end + 2).split('\n')) {
    const [dash, name, value = ''] = line.split(' ');
    if (dash !== '\u2014' || name !== log) continue;
    const bytes = signatureBytes(value);
    if (!bytes) return 'bad';
    for (const key of keys) {
      const id = toHex(await noteKeyId(log, key));
      if (toHex(bytes.slice(0, 4)) !== id) continue;
      if (key.revoked && size > key.revoked.size) continue;
      const isGood = await verifyEd25519(key, bytes.slice(4), text);
      if (isGood === false) return 'bad';
      if (isGood) result = 'good';
      else if (result === 'unknown') result = 'unsupported';
    }
  }
  return result;
}

function signatureBytes(value: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return fromBase64(value);
  } catch {
    return undefined;
  }
}

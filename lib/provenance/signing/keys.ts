import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { toBase64url } from '../digest';
import type { LogFiles } from '../log/log-files';
import { signatureLine } from '../note';
import type { KeySet, PublicKey } from '../record';

/** The keys of a site. Private ones are files of the publishing machine; nothing else ever reads them. */
export const keySetFile = 'keys.json';

/** A private key that signs records and checkpoints. */
export class Signer {
  constructor(
    readonly kid: string,
    readonly x: string,
    private readonly key: KeyObject,
  ) {}

  sign(text: string): Uint8Array {
    return sign(null, Buffer.from(text), this.key);
  }
}

/** Something about keys that the operator has to put right; the message says what. */
export class KeyError extends Error {}

/** @throws KeyError when the file is no Ed25519 key in PKCS#8 PEM */
export function readSigner(file: string): Signer {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new KeyError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return signerOf(key, file);
}

function signerOf(key: KeyObject, file: string): Signer {
  const { crv, x } = createPublicKey(key).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new KeyError(`${file}: not an Ed25519 key`);
  return new Signer(thumbprint(x), x, key);
}

/** RFC 7638, for keys of RFC 8037. */
function thumbprint(x: string): string {
  const members = JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x });
  return toBase64url(createHash('sha256').update(members).digest());
}

/** Makes a key and writes it where only its owner may read it. @throws KeyError when something is there already */
export function createSigner(file: string): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new KeyError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return signerOf(privateKey, file);
}

/** @param from seconds since 1970 */
export function publicKeyOf({ kid, x }: Signer, from: number): PublicKey {
  return { kty: 'OKP', crv: 'Ed25519', alg: 'Ed25519', use: 'sig', kid, x, nbf: from };
}

/** Undefined when the site has none. @throws KeyError for a file that is no key set */
export function readKeySet(files: LogFiles): KeySet | undefined {
  const text = files.readText(keySetFile);
  if (text === undefined) return undefined;
  try {
    const set: KeySet = JSON.parse(text);
    if (typeof set.log === 'string' && typeof set.site === 'string' && Array.isArray(set.keys)) return set;
  } catch {
    // Told below.
  }
  throw new KeyError(`transparency/${keySetFile} is no key set`);
}

export function writeKeySet(set: KeySet): Buffer {
  return Buffer.from(`${JSON.stringify(set, undefined, 2)}\n`);
}

/** Whether a key may sign now. */
export function isCurrent({ revoked, nbf, exp }: PublicKey, now: number): boolean {
  return !revoked && nbf <= now && (exp === undefined || exp > now);
}

/** Signs the text of a note with keys of the set. @throws KeyError for a key that is not in it */
export async function signNote(text: string, set: KeySet, signers: readonly Signer[]): Promise<string> {
  const lines = await Promise.all(
    signers.map((signer) => {
      const key = set.keys.find(({ kid }) => kid === signer.kid);
      if (!key) throw new KeyError(`the key ${signer.kid} is not in transparency/${keySetFile}`);
      return signatureLine(set.log, key, signer.sign(text));
    }),
  );
  return `${text}\n${lines.join('')}`;
}

import type { CanonicalText } from './canonical';
import { canonicalJson } from './canonical-json';
import { digestsOf, fromBase64, sha256, toHex } from './digest';
import { verifyEd25519 } from './ed25519';
import { isEqual, leafHash, rootOfInclusion } from './merkle';
import { checkNote, type NoteSignature, parseCheckpoint, parseProof } from './note';
import type { ArticleRecord, KeySet, SignedRecord } from './record';

/** What could be proved of one record. Runs in a browser that has Ed25519 in WebCrypto. */
export interface RecordTrust {
  /**
   * `revoked`, `expired`: by a key that did not count any more; `unknown`: by none of the site's; `unsupported`: this
   * browser cannot tell.
   */
  signature: 'good' | 'bad' | 'unknown' | 'revoked' | 'expired' | 'unsupported';
  /** The log's checkpoint, and the record's place below it. */
  inclusion: 'good' | 'bad' | 'unsupported';
  /** Whether the text that was compared is the one that was signed. Not asked without a text. */
  text?: 'good' | 'bad';
  kid?: string;
  /** Place in the log. */
  index?: number;
}

const encoder = new TextEncoder();

/** The entry of the log for a record: its digest, and enough to see what happened without it. */
export async function entryOf(record: ArticleRecord): Promise<Uint8Array<ArrayBuffer>> {
  const { action, at, slug, version } = record;
  const digest = toHex(await sha256(canonicalJson(record)));
  return encoder.encode(canonicalJson({ action, at, record: digest, slug, version }));
}

export async function checkRecord(
  signed: SignedRecord,
  keys: KeySet,
  text?: CanonicalText,
): Promise<RecordTrust> {
  const proof = parseProof(signed.proof);
  const [signature, inclusion] = await Promise.all([
    checkSignature(signed, keys, proof?.index),
    checkInclusion(signed, keys),
  ]);
  const trust: RecordTrust = { ...signature, inclusion, ...(proof && { index: proof.index }) };
  if (!text) return trust;
  const isSigned = (await digestsOf(text)).strict === signed.record.digests?.strict;
  return { ...trust, text: isSigned ? 'good' : 'bad' };
}

async function checkSignature(
  { record, signatures }: SignedRecord,
  { log, keys }: KeySet,
  index: number | undefined,
): Promise<Pick<RecordTrust, 'signature' | 'kid'>> {
  const at = Date.parse(record.at) / 1000;
  for (const { kid, alg, value } of signatures) {
    const key = keys.find((one) => one.kid === kid);
    if (!key || alg !== 'Ed25519') continue;
    const isGood =
      record.log === log &&
      (await verifyEd25519(key, fromBase64(value), encoder.encode(canonicalJson(record))));
    if (isGood === undefined) return { signature: 'unsupported', kid };
    if (!isGood) return { signature: 'bad', kid };
    if (key.revoked && (index === undefined || index >= key.revoked.size))
      return { signature: 'revoked', kid };
    if (at < key.nbf || (key.exp !== undefined && at > key.exp)) return { signature: 'expired', kid };
    return { signature: 'good', kid };
  }
  return { signature: 'unknown' };
}

async function checkInclusion(
  { record, proof: written }: SignedRecord,
  keys: KeySet,
): Promise<RecordTrust['inclusion']> {
  const proof = parseProof(written);
  const checkpoint = proof && parseCheckpoint(proof.checkpoint);
  if (!proof || !checkpoint || checkpoint.origin !== keys.log) return 'bad';
  const leaf = await leafHash(await entryOf(record));
  const root = await rootOfInclusion(leaf, proof.index, checkpoint.size, proof.hashes);
  if (!root || !isEqual(root, checkpoint.root)) return 'bad';
  const checked: NoteSignature = await checkNote(proof.checkpoint, keys, checkpoint.size);
  return checked === 'good' ? 'good' : checked === 'unsupported' ? 'unsupported' : 'bad';
}

import type { TextDigests } from './digest';

/** What is signed and logged, docs/provenance/record-v1.md. Types and pure functions; runs in a browser. */
export const recordVersion = 'record-v1';

/**
 * - `publish`: for the first time, or again
 * - `update`, `correct`: with a new time of update, with a further correction; also when facts or pictures changed alone
 * - `minor`: a change of text that its editor marked as one without meaning
 * - `unmarked`: a change of text that nobody marked
 * - `withdraw`: it is public no longer, for whatever reason
 */
export type RecordAction = 'publish' | 'update' | 'correct' | 'minor' | 'unmarked' | 'withdraw';

export interface MediaDigest {
  /** Address on the site. */
  src: string;
  /** Of the file's bytes, hexadecimal. */
  sha256: string;
}

/** One version of one article. */
export interface ArticleRecord {
  format: typeof recordVersion;
  /** Origin of the log that it stands in. */
  log: string;
  slug: string;
  /** From 1, one more with each. */
  version: number;
  action: RecordAction;
  /** When it was signed, ISO 8601 in UTC to the second. */
  at: string;
  /** Digest of the record before, hexadecimal SHA-256 of its canonical JSON; none of the first. */
  previous?: string;
  /** What follows is not there when the article was withdrawn. */
  canon?: 'canon-v1';
  url?: string;
  digests?: TextDigests;
  media?: MediaDigest[];
}

/** `Ed25519` (RFC 8032). Others may come beside it, such as SM2 with SM3: whoever does not know one passes it over. */
export interface RecordSignature {
  kid: string;
  alg: string;
  /** Base64url over the UTF-8 of the record's canonical JSON. */
  value: string;
}

export interface SignedRecord {
  record: ArticleRecord;
  signatures: RecordSignature[];
  /** Inclusion in the log, in the form of c2sp.org/tlog-proof. */
  proof: string;
}

/** `/transparency/records/{slug}.json`: every version, the latest last. */
export interface RecordFile {
  versions: SignedRecord[];
}

/** `/.well-known/news-keys.json`: a JWK Set (RFC 7517, RFC 8037) with what is needed beside it. */
export interface KeySet {
  /** Origin of the log, the name in its checkpoints. */
  log: string;
  /** Origin of the site, from which addresses in signed texts begin. */
  site: string;
  keys: PublicKey[];
}

export interface PublicKey {
  kty: 'OKP';
  crv: 'Ed25519';
  alg: 'Ed25519';
  use: 'sig';
  /** Thumbprint (RFC 7638). */
  kid: string;
  x: string;
  /** From and until when it signs, seconds since 1970. */
  nbf: number;
  exp?: number;
  /** What it signed up to this size of the log stays good, because a later key vouches for the log; all else does not. */
  revoked?: { at: number; reason: string; size: number };
}

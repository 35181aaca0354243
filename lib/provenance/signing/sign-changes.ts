import { createHash } from 'node:crypto';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import type { CanonicalText } from '../canonical';
import { canonicalJson } from '../canonical-json';
import { digestsOf, sha256, toBase64url, toHex } from '../digest';
import { articleFingerprints } from '../fingerprints';
import type { NewEntry } from '../log/transparency-log';
import {
  type ArticleRecord,
  type RecordAction,
  type RecordFile,
  recordVersion,
  type SignedRecord,
} from '../record';
import { entryOf } from '../trust';
import { actionOf } from './action';
import { currentText, mediaDigests } from './current-text';
import { type Signer, signNote } from './keys';
import { readRecords, recordPath, type SiteLog, textPath } from './site-log';

function hashOf(data: string): Uint8Array {
  return createHash('sha256').update(data).digest();
}

/** A version that was signed. */
export interface SignedChange {
  slug: string;
  version: number;
  action: RecordAction;
}

/** Entries that wait for one checkpoint: a tile. */
const batch = 256;

/**
 * Signs what differs from the last record of articles, and logs it. Whoever calls holds the lock of the log.
 * @param slugs articles to look at
 * @throws Error when the log is damaged; nothing is signed then
 */
export async function signChanges(
  newsroom: Newsroom,
  site: SiteLog,
  signer: Signer,
  slugs: Iterable<string>,
): Promise<SignedChange[]> {
  const signed: SignedChange[] = [];
  let waiting: { change: SignedChange; entry: NewEntry }[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const entries = waiting.map(({ entry }) => entry);
    await site.log.append(entries, (text) => signNote(text, site.keys, [signer]));
    signed.push(...waiting.map(({ change }) => change));
    waiting = [];
  };
  // What an interrupted append began is finished first: versions are counted from the records.
  site.files.recover();
  for (const slug of new Set(slugs)) {
    const next = await nextVersion(newsroom, site, signer, slug);
    if (next) waiting.push(next);
    if (waiting.length === batch) await flush();
  }
  await flush();
  return signed;
}

async function nextVersion(
  newsroom: Newsroom,
  { files, keys }: SiteLog,
  signer: Signer,
  slug: string,
): Promise<{ change: SignedChange; entry: NewEntry } | undefined> {
  const known = readRecords(files, slug);
  const last = known?.versions.at(-1)?.record;
  const text = currentText(newsroom, slug, keys.site);
  const base = {
    format: recordVersion,
    log: keys.log,
    slug,
    version: (last?.version ?? 0) + 1,
    at: new Date(Math.floor(newsroom.clock.now() / 1000) * 1000).toISOString().replace('.000', ''),
    ...(last && { previous: toHex(await sha256(canonicalJson(last))) }),
  } as const;
  if (!text) {
    if (!last || last.action === 'withdraw') return undefined;
    return toEntry({ ...base, action: 'withdraw' }, signer, known);
  }
  const [digests, media] = await Promise.all([digestsOf(text, hashOf), mediaDigests(newsroom, slug)]);
  const isPublic = last !== undefined && last.action !== 'withdraw';
  const isSame =
    isPublic && last.digests?.strict === digests.strict && canonicalJson(last.media) === canonicalJson(media);
  if (isSame) return undefined;
  const before = last && readText(files.readText(textPath(slug, last.version)));
  const action = isPublic ? actionOf(before, text) : 'publish';
  const { url } = text.fields;
  const record: ArticleRecord = { ...base, action, canon: 'canon-v1', url, digests, media };
  return toEntry(record, signer, known, text);
}

export function readText(json: string | undefined): CanonicalText | undefined {
  try {
    const text: CanonicalText | undefined = json === undefined ? undefined : JSON.parse(json);
    return Array.isArray(text?.blocks) ? text : undefined;
  } catch {
    return undefined;
  }
}

async function toEntry(
  record: ArticleRecord,
  signer: Signer,
  known: RecordFile | undefined,
  text?: CanonicalText,
): Promise<{ change: SignedChange; entry: NewEntry }> {
  const { slug, version, action } = record;
  const value = toBase64url(signer.sign(canonicalJson(record)));
  const signatures = [{ kid: signer.kid, alg: 'Ed25519', value }];
  const files = (proof: string): ReadonlyMap<string, Buffer> => {
    const signed: SignedRecord = { record, signatures, proof };
    const written = new Map<string, Buffer>();
    if (text) written.set(textPath(slug, version), toJson(text));
    return written.set(recordPath(slug), toJson({ versions: [...(known?.versions ?? []), signed] }));
  };
  const entry = await entryOf(record);
  const fingerprints = text ? articleFingerprints(text.blocks) : [];
  return { change: { slug, version, action }, entry: { entry, fingerprints, files } };
}

function toJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Every article that is public or was signed: what a signing of the whole site looks at. */
export function slugsToSign(newsroom: Newsroom, { files }: SiteLog): Set<string> {
  return new Set([...newsroom.store.slugs(), ...files.signedSlugs()]);
}

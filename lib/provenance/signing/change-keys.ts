import { canonicalJson } from '../canonical-json';
import { sha256, toHex } from '../digest';
import { LogFiles } from '../log/log-files';
import { type NewEntry, TransparencyLog } from '../log/transparency-log';
import type { KeySet } from '../record';
import { isCurrent, KeyError, keySetFile, publicKeyOf, type Signer, signNote, writeKeySet } from './keys';
import type { SiteLog } from './site-log';

/**
 * Changes of a site's keys. Each is an entry of the log, with the digest of the key set, so that nobody can show one set
 * to some and another to others. Times are seconds since 1970.
 */

/** Begins a log with its first key. @param siteUrl origin of the site, which the log is named after */
export async function beginLog(
  folder: string,
  siteUrl: string,
  signer: Signer,
  now: number,
): Promise<SiteLog> {
  const files = new LogFiles(folder);
  const log = `${new URL(siteUrl).host}/transparency`;
  const keys: KeySet = { log, site: siteUrl, keys: [publicKeyOf(signer, now)] };
  const site = { files, keys, log: new TransparencyLog(files, log) };
  return logKeys(site, keys, [signer], now);
}

/**
 * Adds a key. With the old one at hand the old one ends now, and both sign the checkpoint: whoever knows one by heart
 * can go on to the other. Without it (it was lost) the new key begins alone.
 */
export function addKey(site: SiteLog, fresh: Signer, old: Signer | undefined, now: number): Promise<SiteLog> {
  const kept = site.keys.keys.map((key) => (old && key.kid === old.kid ? { ...key, exp: now } : key));
  if (kept.some(({ kid }) => kid === fresh.kid))
    throw new KeyError(`the key ${fresh.kid} is in the set already`);
  const keys = { ...site.keys, keys: [...kept, publicKeyOf(fresh, now)] };
  return logKeys(site, keys, old ? [fresh, old] : [fresh], now);
}

/**
 * Takes a key back. What it signed stays good up to a size of the log, because the log vouches for it, signed by
 * another key.
 * @param size default: the log as it is
 */
export function revokeKey(
  site: SiteLog,
  kid: string,
  reason: string,
  signer: Signer,
  now: number,
  size = site.log.checkpoint()?.size ?? 0,
): Promise<SiteLog> {
  if (kid === signer.kid) throw new KeyError('a key cannot take itself back: make another first (--new-key)');
  const known = site.keys.keys.find((key) => key.kid === kid);
  if (!known) throw new KeyError(`${kid}: no such key in transparency/${keySetFile}`);
  if (known.revoked) throw new KeyError(`${kid} is revoked already`);
  if (size > (site.log.checkpoint()?.size ?? 0))
    throw new KeyError(`--size: the log has fewer entries than ${size}`);
  const revoked = { at: now, reason, size };
  const keys = {
    ...site.keys,
    keys: site.keys.keys.map((key) => (key.kid === kid ? { ...key, revoked } : key)),
  };
  return logKeys(site, keys, [signer], now);
}

async function logKeys(
  site: SiteLog,
  keys: KeySet,
  signers: readonly Signer[],
  now: number,
): Promise<SiteLog> {
  const at = new Date(now * 1000).toISOString().replace('.000', '');
  const digest = toHex(await sha256(canonicalJson(keys)));
  const entry: NewEntry = {
    entry: new TextEncoder().encode(canonicalJson({ action: 'keys', at, keys: digest })),
    fingerprints: [],
    files: () => new Map([[keySetFile, writeKeySet(keys)]]),
  };
  await site.log.append([entry], (text) => signNote(text, keys, signers));
  return { ...site, keys };
}

/** The site's key for a private one. @throws KeyError when the key may not sign */
export function requireCurrent({ keys }: SiteLog, signer: Signer, now: number): void {
  const known = keys.keys.find(({ kid }) => kid === signer.kid);
  if (!known)
    throw new KeyError(`SIGNING_KEY_FILE: the key ${signer.kid} is not in transparency/${keySetFile}`);
  if (!isCurrent(known, now))
    throw new KeyError(`SIGNING_KEY_FILE: the key ${signer.kid} is no longer in force`);
}

import type { Newsroom } from '@/lib/revalidate/newsroom';
import { toBase64 } from '../digest';
import { verifierKey } from '../note';
import type { PublicKey } from '../record';
import { shownLog } from '../served/shown-log';

/** What can be said of the log now. */
export interface LogState {
  origin: string;
  /** Entries; 0 and no root before the first. */
  size: number;
  root?: string;
  keys: { key: PublicKey; verifier: string }[];
}

/** Undefined when the site shows no log. @throws Error when its checkpoint cannot be read */
export async function readLogState(newsroom: Newsroom): Promise<LogState | undefined> {
  const site = shownLog(newsroom);
  if (!site) return undefined;
  const checkpoint = site.log.checkpoint();
  const keys = site.keys.keys.map(async (key) => ({ key, verifier: await verifierKey(site.keys.log, key) }));
  return {
    origin: site.keys.log,
    size: checkpoint?.size ?? 0,
    ...(checkpoint && { root: toBase64(checkpoint.root) }),
    keys: await Promise.all(keys),
  };
}

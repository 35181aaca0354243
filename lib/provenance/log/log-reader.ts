import { proofPaths } from '../proof-source';
import type { KeySet } from '../record';
import { openSiteLog } from '../signing/site-log';
import { AuditError } from './audit';

/** The files of a log, wherever they are. */
export interface LogReader {
  keys: () => Promise<KeySet>;
  /** A file by its path in the log; undefined when it is not there. */
  file: (path: string) => Promise<Buffer | undefined>;
}

/** @throws AuditError when the tree has no log */
export function localLog(contentDir: string): LogReader {
  const site = openSiteLog(contentDir);
  if (!site) throw new AuditError(`${contentDir} has no log`);
  return { keys: async () => site.keys, file: async (path) => site.files.read(path) };
}

/** @param origin of a site, without a slash at its end */
export function fetchedLog(origin: string): LogReader {
  const get = async (path: string): Promise<Buffer | undefined> => {
    const answer = await fetch(`${origin}${path}`).catch((error: unknown) => {
      throw new AuditError(`${origin}${path}: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new AuditError(`${origin}${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  return {
    keys: async () => {
      const bytes = await get(proofPaths.keys);
      if (!bytes) throw new AuditError(`${origin} has no keys`);
      const keys: KeySet = JSON.parse(bytes.toString('utf8'));
      return keys;
    },
    file: (path) => get(`/transparency/${path}`),
  };
}

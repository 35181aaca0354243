import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Gives a file other bytes at once, so that nobody reads half of it; its mode stays, and a link goes on pointing to it.
 * @throws what the file system throws; the file is then as it was
 */
export function replaceFile(given: string, bytes: Buffer): void {
  const file = realpathSync(given);
  // Names that begin with a dot are no content.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}~`);
  try {
    writeFileSync(beside, bytes, { flag: 'wx' });
    chmodSync(beside, statSync(file).mode);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

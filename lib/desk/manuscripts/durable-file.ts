import { constants, type PathLike } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Puts on disk what a folder lists. File systems that cannot do that for folders do it by themselves. */
export async function syncFolder(folder: PathLike): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP', 'EPERM')) throw error;
  } finally {
    await handle.close();
  }
}

interface Like {
  mode: number;
  uid: number;
  gid: number;
}

/**
 * Writes a file that must not exist yet; its bytes are on disk when this returns.
 * @param like the file that it will stand for: mode, and owner where this process may give files away
 */
export async function writeDurably(file: string, bytes: Uint8Array, like?: Like): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    if (like) {
      if (process.getuid?.() === 0) await handle.chown(like.uid, like.gid);
      await handle.chmod(like.mode & 0o7777);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file under a name that others may look for: there is nothing of it, or all. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  await unlink(temporary).catch(() => undefined);
  await writeDurably(temporary, bytes);
  await rename(temporary, file);
  await syncFolder(path.dirname(file));
}

/** Whether an error of the file system is one of these. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { announceFile } from '@/lib/announce/open-announce-store';
import { deskFile } from '@/lib/desk/open-desk';
import { viewsFile } from '@/lib/most-read/view-store';
import { git, withoutSecrets } from '@/lib/pull/git';
import type { Environment } from '@/lib/site/env';
import { checkDatabase, filesBelow, type Manifest, manifestName, sha256 } from './manifest';

type Places = Pick<Environment, 'contentDir' | 'dataDir' | 'deskDir'>;

/** A database that may be in use, as it is at one moment. */
function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.dirname(to), { recursive: true });
  const db = new Database(from);
  try {
    db.exec('PRAGMA busy_timeout = 10000');
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  checkDatabase(to);
}

/** The commit that the content is in, when some remote has it and nothing was changed since. */
async function findPushed(contentDir: string): Promise<Manifest['content'] | undefined> {
  try {
    const remote = await git(contentDir, ['remote', 'get-url', 'origin']);
    const changes = await git(contentDir, ['status', '--porcelain', '--', '.']);
    const revision = await git(contentDir, ['rev-parse', 'HEAD']);
    // A checkout made for pulling has the remote's branch under its own name.
    const known = await git(contentDir, ['for-each-ref', '--contains', revision, 'refs/remotes']);
    const isMirror = (
      await git(contentDir, ['rev-parse', '--path-format=absolute', '--git-common-dir'])
    ).endsWith('/repository.git');
    const isPushed = known !== '' || isMirror;
    return changes === '' && isPushed ? { kind: 'git', remote: withoutSecrets(remote), revision } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes what nothing can derive into one file, readable for its owner alone: accounts, record and texts of the desk, what
 * waits to be announced, what was read most, and the content unless a git remote has it. The portal may be running.
 * @returns the file, and what is in it
 */
export async function makeBackup(
  places: Places,
  folder: string,
  now: Date,
): Promise<{ file: string; manifest: Manifest }> {
  const { contentDir, dataDir, deskDir } = places;
  mkdirSync(folder, { recursive: true });
  const stage = mkdtempSync(path.join(folder, '.backup-'));
  try {
    copyDatabase(deskFile(deskDir), path.join(stage, 'desk', 'desk.sqlite'));
    copyDatabase(announceFile(dataDir), path.join(stage, 'data', 'announce.sqlite'));
    copyDatabase(viewsFile(dataDir), path.join(stage, 'data', 'views.sqlite'));
    const kept = path.join(deskDir, 'kept');
    if (existsSync(kept))
      cpSync(kept, path.join(stage, 'desk', 'kept'), { recursive: true, preserveTimestamps: true });
    const pushed = await findPushed(contentDir);
    const isContent = (file: string): boolean =>
      !/(?:^|\/)\.git(?:\/|$)/.test(path.relative(contentDir, file));
    if (!pushed)
      cpSync(contentDir, path.join(stage, 'content'), {
        recursive: true,
        preserveTimestamps: true,
        dereference: true,
        filter: isContent,
      });
    const files: Manifest['files'] = {};
    for (const file of filesBelow(stage)) files[file] = await sha256(path.join(stage, file));
    const manifest: Manifest = {
      version: 1,
      made: now.toISOString(),
      content: pushed ?? { kind: 'here' },
      files,
    };
    writeFileSync(path.join(stage, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
    const name = `kaiyuan-${now.toISOString().replace(/[:.]/g, '-')}.tar.gz`;
    const file = path.join(folder, name);
    const { status, stderr } = spawnSync('tar', ['-C', stage, '-czf', `${file}.part`, '.'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`tar: ${stderr.trim()}`);
    chmodSync(`${file}.part`, 0o600);
    renameSync(`${file}.part`, file);
    return { file, manifest };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Environment } from '@/lib/site/env';
import { checkDatabase, filesBelow, type Manifest, manifestName, manifestSchema, sha256 } from './manifest';

type Places = Pick<Environment, 'contentDir' | 'dataDir' | 'deskDir'>;

/** Something there that would be lost. */
export class Occupied extends Error {}

/** @throws Error when a file is not what it was when the backup was made */
async function readManifest(stage: string): Promise<Manifest> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(stage, manifestName), 'utf8')));
  const found = filesBelow(stage).filter((file) => file !== manifestName);
  const named = Object.keys(manifest.files).sort();
  if (JSON.stringify(found) !== JSON.stringify(named))
    throw new Error('files are missing, or there are others');
  for (const [file, digest] of Object.entries(manifest.files)) {
    if ((await sha256(path.join(stage, file))) !== digest) throw new Error(`${file} is damaged`);
    if (file.endsWith('.sqlite')) checkDatabase(path.join(stage, file));
  }
  return manifest;
}

function isEmpty(place: string): boolean {
  return !existsSync(place) || readdirSync(place).length === 0;
}

/**
 * Puts a backup back. The portal must not be running. All is looked through before anything is written.
 * @param aside what is there is moved to a name beside it; without it nothing is overwritten
 * @throws Occupied, Error when the backup is damaged
 */
export async function restoreBackup(
  places: Places,
  file: string,
  aside: boolean,
  now: Date,
): Promise<Manifest> {
  const stage = mkdtempSync(path.join(tmpdir(), 'kaiyuan-restore-'));
  try {
    const { status, stderr } = spawnSync('tar', ['-C', stage, '-xzf', file], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tar: ${stderr.trim()}`);
    const manifest = await readManifest(stage);
    const parts = [
      { part: 'desk', place: places.deskDir },
      { part: 'content', place: places.contentDir },
    ].filter(({ part }) => existsSync(path.join(stage, part)));
    const occupied = parts.filter(({ place }) => !isEmpty(place));
    if (occupied.length > 0 && !aside) throw new Occupied(occupied.map(({ place }) => place).join(', '));
    const suffix = `.before-${now.toISOString().replace(/[:.]/g, '-')}`;
    for (const { place } of occupied) renameSync(place, place + suffix);
    for (const { part, place } of parts) {
      mkdirSync(place, { recursive: true });
      cpSync(path.join(stage, part), place, { recursive: true, preserveTimestamps: true });
      if (part === 'desk') chmodSync(place, 0o700);
    }
    restoreState(path.join(stage, 'data'), places.dataDir);
    return manifest;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Of what an instance counts and is still to tell: it can be lost, so what is there gives way. */
function restoreState(from: string, dataDir: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dataDir, { recursive: true });
  for (const name of readdirSync(from)) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path.join(dataDir, name + suffix), { force: true });
    cpSync(path.join(from, name), path.join(dataDir, name));
  }
}

import { rm } from 'node:fs/promises';
import { syncFolder, writeDurably } from './durable-file';
import { versionOf } from './file-form';
import type { PlannedChange } from './journal';
import type { Place } from './place';
import { placeFile } from './replace-file';
import { temporaryFor } from './write-article';
import type { WritingDesk } from './writing-desk';

/** What a new file is, for the log and for git. */
export type NewFile = Pick<
  PlannedChange,
  'kind' | 'slug' | 'file' | 'person' | 'detail' | 'subject' | 'writers'
>;

/**
 * Puts a new file where nothing is yet, and lets the index know.
 * @returns its version; undefined when something is there by now
 * @throws what the file system throws
 */
export async function addFile(
  { newsroom, journal }: WritingDesk,
  place: Place,
  bytes: Buffer,
  given: NewFile,
): Promise<string | undefined> {
  const now = (): number => newsroom.clock.now();
  const temporary = temporaryFor(place.target);
  const plan: PlannedChange = {
    ...given,
    to: versionOf(bytes),
    temporary,
    paths: [given.file],
    publishes: false,
    copies: [],
  };
  const id = journal.begin(plan, now());
  const abandon = (reason: string): void => journal.end(id, plan, 'abandoned', now(), { reason });
  let isPlaced: boolean;
  try {
    await writeDurably(temporary, bytes);
    isPlaced = placeFile(place, temporary);
  } catch (error) {
    await rm(temporary, { force: true });
    abandon(String(error).slice(0, 200));
    throw error;
  }
  if (!isPlaced) {
    await rm(temporary, { force: true });
    abandon('taken');
    return undefined;
  }
  await syncFolder(place.folder);
  journal.end(id, plan, 'done', now());
  await newsroom.apply('request', [given.file]);
  return plan.to;
}

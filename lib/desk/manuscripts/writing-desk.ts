import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '@/lib/content/database';
import type { AuditLog } from '@/lib/desk/audit';
import { getDesk } from '@/lib/desk/desk';
import { isDeskMade } from '@/lib/desk/desk-address';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { reportTrouble } from '@/lib/desk/trouble';
import { fileOf } from '@/lib/preview/draft';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { getNewsroom } from '@/lib/site/newsroom';
import { Authorship } from './authorship';
import { CommitList } from './commit-list';
import { Commits } from './commits';
import { ContentGit, type Identity } from './content-git';
import { versionOf } from './file-form';
import { type FilesAtHand, Journal } from './journal';
import { KeptTexts } from './kept-texts';
import { Locks } from './locks';
import { findPlace } from './place';
import { WorkingCopies } from './working-copies';

/** How often what is over is cleared away, in milliseconds. */
const tidyMs = 10 * 60_000;

/** Everything that writing articles needs. Whoever uses it waits for `ready` first. */
export interface WritingDesk {
  newsroom: Newsroom;
  db: Db;
  audit: AuditLog;
  copies: WorkingCopies;
  authorship: Authorship;
  kept: KeptTexts;
  journal: Journal;
  git: ContentGit;
  commits: Commits;
  /** One change at a time for each article. */
  locks: Locks;
  /** What another process left open is ended. */
  ready: Promise<void>;
  close: () => Promise<void>;
}

/** Opens it and goes on where the last process stopped. */
export function openWritingDesk(newsroom: Newsroom, db: Db, audit: AuditLog): WritingDesk {
  const { environment, tree, clock } = newsroom;
  const copies = new WorkingCopies(db);
  const authorship = new Authorship(db);
  const list = new CommitList(db, environment.deskCommit);
  const kept = new KeptTexts(path.join(environment.deskDir, 'kept'));
  const journal = new Journal(db, { audit, authorship, commits: list, copies });
  const git = new ContentGit(tree.root);
  const locks = new Locks();
  const versionAt = (file: string): string | undefined => {
    const target = findPlace(tree, file)?.target;
    return target !== undefined && existsSync(target) ? versionOf(readFileSync(target)) : undefined;
  };
  const commits = new Commits({ list, git, locks, versionAt, committer: () => committerOf(newsroom) });
  const removed: string[] = [];
  const files: FilesAtHand = {
    versionAt,
    remove: (file) => {
      rmSync(tree.absolute(file), { force: true });
      removed.push(file);
    },
    discard: (temporary) => {
      const isThere = existsSync(temporary);
      rmSync(temporary, { force: true });
      return isThere;
    },
    wasKept: async (slug, version) => (await kept.find(slug, version)) !== undefined,
  };
  const ready = journal.recover(clock.now(), files).then(async () => {
    if (removed.length > 0) await newsroom.apply('request', removed);
  });
  const tidy = async (): Promise<void> => {
    authorship.sweep((slug) => fileOf(newsroom, slug) !== undefined);
    await kept.sweep(Date.now(), copies.bases());
  };
  const background = ready.then(async () => {
    await tidy();
    await commits.resume();
  });
  const report = (error: unknown): void => reportTrouble({ problem: String(error) });
  background.catch(report);
  const timer = setInterval(() => void tidy().catch(report), tidyMs);
  timer.unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await background.catch(() => undefined);
    await commits.close();
  };
  return { newsroom, db, audit, copies, authorship, kept, journal, git, commits, locks, ready, close };
}

/** Who commits where git does not know: the desk of this site. */
function committerOf({ settings, environment }: Newsroom): Identity {
  const { shortName } = settings.site();
  return {
    name: manuscriptTexts.committer(shortName),
    email: `desk@${new URL(environment.siteUrl).hostname}`,
  };
}

/** The process has one; code that Next bundled finds the same. */
const key = Symbol.for('kaiyuan.writing-desk');

function opened(): WritingDesk | undefined {
  return Reflect.get(globalThis, key);
}

/** @throws EnvironmentError when DESK_DIR cannot be used */
export function getWritingDesk(): WritingDesk {
  const existing = opened();
  if (existing) return existing;
  const { db, audit } = getDesk();
  const desk = openWritingDesk(getNewsroom(), db, audit);
  Reflect.set(globalThis, key, desk);
  return desk;
}

/** Where a desk was made: ends what the last process left open, without waiting for the first who writes. */
export async function resumeWriting(newsroom: Newsroom): Promise<void> {
  if (isDeskMade(newsroom)) await getWritingDesk().ready;
}

/** Lets what is under way come to its end. */
export async function closeWriting(): Promise<void> {
  await opened()?.close();
}

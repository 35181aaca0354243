import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Db } from '@/lib/content/database';
import { openDeskDatabase } from '../open-desk';
import { networkOf } from './client-address';
import { attemptsFrom, attemptsOn, LockOut, windowMs } from './lock-out';

let folder = '';
let db: Db;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'desk-'));
  db = openDeskDatabase(folder);
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const start = 1_800_000_000_000;

/** Attempts that may be made before the first that may not, for accounts and clients as they come. */
function allowed(lockOut: LockOut, attempts: (n: number) => Parameters<LockOut['begin']>[0]): number {
  let n = 0;
  while (n < 100 && lockOut.begin(attempts(n), start) === undefined) n += 1;
  return n;
}

it('lets an account be tried five times, a network thirty times', () => {
  const lockOut = new LockOut(db);
  const one = attemptsOn('ann@example.org');
  expect(allowed(lockOut, (n) => [one, attemptsFrom(`198.51.100.${n}`)])).toBe(5);
  const network = (n: number) => attemptsFrom(networkOf(`2001:db8::${n.toString(16)}`));
  expect(allowed(lockOut, (n) => [attemptsOn(`${n}@example.org`), network(n)])).toBe(30);
  const beside = attemptsFrom(networkOf('2001:db8:0:1::1'));
  expect(lockOut.begin([attemptsOn('x@example.org'), beside], start)).toBeUndefined();
});

it('opens again a quarter of an hour after the first failure, however often somebody tried meanwhile', () => {
  const lockOut = new LockOut(db);
  const attempts = [attemptsOn('ann@example.org'), attemptsFrom('198.51.100.1')];
  for (let n = 0; n < 5; n += 1) lockOut.begin(attempts, start + n);
  expect(lockOut.begin(attempts, start + 60_000)).toBe(windowMs - 60_000);
  expect(lockOut.begin(attempts, start + windowMs - 1)).toBe(1);
  expect(lockOut.begin(attempts, start + windowMs)).toBeUndefined();
  // A clock that was set back makes nobody wait longer.
  for (let n = 0; n < 5; n += 1) lockOut.begin(attempts, start + windowMs);
  expect(lockOut.begin(attempts, start)).toBe(windowMs);
});

it('forgets the failures of an account that was let in, and this attempt of the client', () => {
  const lockOut = new LockOut(db);
  const [account, client] = [attemptsOn('ann@example.org'), attemptsFrom('198.51.100.1')];
  for (let round = 0; round < 5; round += 1) {
    for (let n = 0; n < 5; n += 1) expect(lockOut.begin([account, client], start)).toBeUndefined();
    lockOut.succeed(account, client);
  }
  // Four failures of each round are still held against the client.
  expect(allowed(lockOut, (n) => [attemptsOn(`${n}@example.org`), client])).toBe(10);
});

it('keeps its count in the file, and no address of mail', () => {
  new LockOut(db).begin([attemptsOn('ann@example.org')], start);
  const other = openDeskDatabase(folder);
  const lockOut = new LockOut(other);
  expect(allowed(lockOut, () => [attemptsOn('ann@example.org')])).toBe(4);
  expect(JSON.stringify(other.prepare('SELECT * FROM failed_attempts').all())).not.toContain('ann');
  other.close();
});

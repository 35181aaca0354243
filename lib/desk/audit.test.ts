import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '@/lib/content/database';
import { AuditLog, auditPageLength } from './audit';
import { openDeskDatabase } from './open-desk';

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

function logOf(...subjects: string[]): AuditLog {
  const log = new AuditLog(db);
  subjects.forEach((subject, at) => {
    log.append({ at, person: 'p1', name: '甲', action: 'save', subject, detail: { words: at } });
  });
  return log;
}

describe('the audit log', () => {
  it('lists newest first, by subject, and on from an entry', () => {
    const log = logOf('a', 'b', 'a');
    expect(log.list().map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(log.list({ subject: 'a' }).map(({ id }) => id)).toEqual([3, 1]);
    expect(log.list({ before: 3 }).map(({ id }) => id)).toEqual([2, 1]);
    expect(log.list()[0]).toEqual({
      id: 3,
      at: 2,
      person: 'p1',
      name: '甲',
      action: 'save',
      subject: 'a',
      detail: { words: 2 },
    });
  });

  it('lets nobody change or remove an entry', () => {
    logOf('a');
    expect(() => db.exec("UPDATE audit SET name = '乙'")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/);
  });

  it('lists by person and action, page by page', () => {
    const log = logOf(...Array.from({ length: auditPageLength + 2 }, () => 'a'));
    log.append({ at: 0, person: 'p2', name: '乙', action: 'publish', subject: 'a', detail: {} });
    expect(log.list({ person: 'p2' }).map(({ action }) => action)).toEqual(['publish']);
    expect(log.list({ action: 'publish', person: 'p1' })).toEqual([]);
    const first = log.list({ action: 'save' });
    expect(first).toHaveLength(auditPageLength);
    expect(log.list({ action: 'save', before: first.at(-1)?.id }).map(({ id }) => id)).toEqual([2, 1]);
    expect(log.actions()).toEqual(['publish', 'save']);
  });

  it('shows where somebody wrote past it', async () => {
    const log = logOf('a', 'b', 'c');
    expect(await log.findDamage()).toBeUndefined();
    db.exec("DROP TRIGGER audit_kept; UPDATE audit SET name = '乙' WHERE id = 2");
    expect(await log.findDamage()).toBe(2);
  });

  it.each([
    [1, 2],
    [2, 3],
    [3, 3],
  ])('shows where entry %i is missing', async (missing, found) => {
    const log = logOf('a', 'b', 'c');
    db.exec(`DROP TRIGGER audit_whole; DELETE FROM audit WHERE id = ${missing}`);
    expect(await log.findDamage()).toBe(found);
  });

  it('is one chain, also when two have the file open', async () => {
    const log = logOf('a');
    const elsewhere = openDeskDatabase(folder);
    const other = new AuditLog(elsewhere);
    for (let at = 1; at <= 4; at += 1) {
      const writer = at % 2 ? other : log;
      writer.append({ at, person: 'p1', name: '甲', action: 'save', subject: 'a', detail: {} });
    }
    elsewhere.close();
    expect(await log.findDamage()).toBeUndefined();
    expect(log.list()).toHaveLength(5);
  });
});

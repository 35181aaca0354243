import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '@/lib/content/database';
import { AuditLog } from './audit';
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

  it('shows where somebody wrote past it', () => {
    const log = logOf('a', 'b', 'c');
    expect(log.findDamage()).toBeUndefined();
    db.exec("DROP TRIGGER audit_kept; UPDATE audit SET name = '乙' WHERE id = 2");
    expect(log.findDamage()).toBe(2);
  });

  it('shows where an entry is missing', () => {
    const log = logOf('a', 'b', 'c');
    db.exec('DROP TRIGGER audit_whole; DELETE FROM audit WHERE id = 1');
    expect(log.findDamage()).toBe(2);
  });
});

import { randomBytes } from 'node:crypto';
import type { Db } from '@/lib/content/database';

/** Signs the cookies of sessions and devices; made once, never shown. */
export function deskSecret(db: Db): string {
  db.exec(
    'CREATE TABLE IF NOT EXISTS desk_secret(id INTEGER PRIMARY KEY CHECK (id = 1), secret TEXT NOT NULL)',
  );
  db.prepare('INSERT OR IGNORE INTO desk_secret(id, secret) VALUES (1, ?)').run(
    randomBytes(32).toString('base64url'),
  );
  return (db.prepare('SELECT secret FROM desk_secret').get() as { secret: string }).secret;
}

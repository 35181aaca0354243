import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createInterface } from 'node:readline';
import { AuditLog } from '@/lib/desk/audit';
import { DeskError } from '@/lib/desk/desk-error';
import { openDeskDatabase } from '@/lib/desk/open-desk';
import { onTrouble } from '@/lib/desk/trouble';
import { Newsroom } from '@/lib/revalidate/newsroom';
import { readEnvironment } from '@/lib/site/env';
import { Refusal } from './refusal';
import { keepWorkingCopy, saveSource } from './save-source';
import { person } from './test-desk';
import { openWritingDesk } from './writing-desk';

/**
 * A process that saves what it is told on standard input and answers in lines of JSON, for the test that kills it: the
 * real desk over the real tree. Told to `die`, it kills itself around the next step that replaces a file.
 */

export interface Command {
  n: number;
  op: 'save' | 'keep' | 'die' | 'end';
  person: string;
  slug: string;
  source: string;
  base: string;
  /** Of `die`: whether the file is replaced still. */
  late?: boolean;
}

export interface Reply {
  n: number;
  ok: boolean;
  /** Of the file, after a save or a conflict. */
  version?: string;
  commit?: string;
  /** What git said when it failed. */
  trouble?: string;
  code?: string;
}

// What git says stands in the answers.
onTrouble(() => undefined);

const environment = readEnvironment();
const newsroom = new Newsroom(environment);
await newsroom.open();
const db = openDeskDatabase(environment.deskDir);
const desk = openWritingDesk(newsroom, db, new AuditLog(db));
await desk.ready;

function say(line: Reply | 'ready'): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`);
}

function dieAtNextReplacement(late: boolean): void {
  const rename = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (!String(from).endsWith('.desk')) return rename(from, to);
    if (late) rename(from, to);
    process.kill(process.pid, 'SIGKILL');
  };
  syncBuiltinESMExports();
}

async function obey({ op, person: id, slug, source, base, n }: Command): Promise<Reply> {
  try {
    // Nothing watches the folder here: what git took away for a moment is back.
    await newsroom.apply('request');
    if (op === 'keep') {
      await keepWorkingCopy(desk, person(id), slug, { source, base });
      return { n, ok: true };
    }
    const { version, change } = await saveSource(desk, person(id), slug, { source, base });
    return { n, ok: true, version, commit: change.commit, trouble: change.commitMessage };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const current = error instanceof Refusal ? Object(error.details.current) : undefined;
    return { n, ok: false, code: error.code, version: current?.version };
  }
}

say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as Command;
  if (command.op === 'die') dieAtNextReplacement(command.late === true);
  else if (command.op === 'end') break;
  else void obey(command).then(say);
}
await desk.close();
db.close();
await newsroom.close();
process.exit(0);

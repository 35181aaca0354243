import { existsSync } from 'node:fs';
import { announceFile, readAnnounceStore } from '@/lib/announce/open-announce-store';
import { environmentOrExit } from './support/newsroom';

/** `npm run announce` shows what waits to be announced, and how things stand with each hub and search engine. */

/** Addresses shown of each target. */
const most = 20;

const write = (line: string): void => void process.stdout.write(`${line}\n`);

const { dataDir, announce } = environmentOrExit();
if (!existsSync(announceFile(dataDir))) {
  write(`${announceFile(dataDir)} is not there: no server with announcements has run on this DATA_DIR`);
  process.exit(0);
}
if (announce !== 'send') write(`ANNOUNCE is ${announce}: nothing is sent`);
const store = readAnnounceStore(dataDir);
const gathered = store.countChanges();
if (gathered > 0) write(`${gathered} changes are being gathered`);
for (const target of store.targets()) {
  const { failures, retryAt, problem, quotaDay, quotaLeft } = store.state(target);
  const waiting = store.count(target);
  const notes = [
    `${waiting} waiting`,
    ...(failures > 0
      ? [`failed ${failures} × (${problem}), next try ${new Date(retryAt).toISOString()}`]
      : []),
    ...(failures === 0 && problem ? [`last refusal: ${problem}`] : []),
    ...(quotaDay ? [`${quotaLeft} left of the quota of ${quotaDay}`] : []),
  ];
  write(`${target}: ${notes.join('; ')}`);
  for (const { address } of store.next(target, most)) write(`  ${address}`);
  if (waiting > most) write(`  … and ${waiting - most} more`);
}
store.close();

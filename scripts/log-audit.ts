import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AuditError, auditLog } from '@/lib/provenance/log/audit';
import { fetchedLog, localLog } from '@/lib/provenance/log/log-reader';
import { provenanceMessages } from '@/lib/site/messages-provenance';
import { environmentOrExit } from './support/newsroom';

/**
 * `npm run log:audit [-- --site URL] [--checkpoint file]` proves that the log only grew since it was last looked at, that
 * its entries lead to its checkpoint, and that one of its keys signed that. Exit 0; 1 when it cannot be so, 64 for wrong usage.
 * What was seen is kept in `DATA_DIR/seen/`, or in the file that is named.
 */
const usage = 'usage: npm run log:audit [-- --site URL] [--checkpoint file]';
const text = provenanceMessages.audit;

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readArguments() {
  try {
    const string = { type: 'string' } as const;
    const { values } = parseArgs({ options: { site: string, checkpoint: string } });
    if (values.site !== undefined && !/^https?:\/\//.test(values.site)) return fail(usage, 64);
    return values;
  } catch {
    return fail(usage, 64);
  }
}

const { site, checkpoint } = readArguments();
const { contentDir, dataDir } = environmentOrExit();
const reader = site === undefined ? localLog(contentDir) : fetchedLog(new URL(site).origin);
const name = site === undefined ? 'own' : new URL(site).host.replace(/[^\w.-]/g, '_');
const seenFile = checkpoint ?? path.join(dataDir, 'seen', `${name}.checkpoint`);

function readSeen(): string | undefined {
  try {
    return readFileSync(seenFile, 'utf8');
  } catch {
    return undefined;
  }
}

try {
  const { from, size, note } = await auditLog(reader, readSeen());
  mkdirSync(path.dirname(seenFile), { recursive: true });
  writeFileSync(seenFile, note);
  process.stdout.write(`${from === undefined ? text.first(size) : text.consistent(from, size)}\n`);
  process.stdout.write(`${text.entries(size)}\n`);
} catch (error) {
  if (!(error instanceof AuditError)) throw error;
  fail(`${text.failed}: ${error.message}`, 1);
}

import { parseArgs } from 'node:util';
import { Occupied, restoreBackup } from './backup/restore-backup';
import { environmentOrExit } from './support/newsroom';

/** `npm run restore -- <file> [--aside]`: what `npm run backup` wrote goes back to where the environment says. */

const usage = 'usage: npm run restore -- <file> [--aside]';

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({ options: { aside: { type: 'boolean', default: false } }, allowPositionals: true });
  } catch {
    return fail(usage, 2);
  }
}

const { values, positionals } = readArguments();
const [file, ...rest] = positionals;
if (file === undefined || rest.length > 0) fail(usage, 2);
const environment = environmentOrExit();
const { port } = environment;
const isRunning = await fetch(`http://127.0.0.1:${port}/api/health`).then(
  () => true,
  () => false,
);
if (isRunning) fail(`something serves on port ${port}: stop the portal first`, 1);
try {
  const { made, content } = await restoreBackup(environment, file, values.aside, new Date());
  process.stdout.write(`restored what was backed up at ${made}\n`);
  if (content.kind === 'git')
    process.stdout.write(`the content is not in it: ${content.remote} at ${content.revision}\n`);
} catch (error) {
  if (error instanceof Occupied)
    fail(`not empty: ${error.message}. With --aside what is there is moved to another name`, 1);
  fail(`nothing was restored: ${error instanceof Error ? error.message : error}`, 1);
}

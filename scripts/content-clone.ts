import path from 'node:path';
import { parseArgs } from 'node:util';
import { cloneContent } from '@/lib/pull/clone';

/** `npm run content:clone -- <repository> <folder> [--branch …]`: a checkout for CONTENT_PULL, see docs/operators.md. */

const usage = 'usage: npm run content:clone -- <repository> <folder> [--branch name]';

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({ options: { branch: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`, 2);
  }
}

const { values, positionals } = readArguments();
const [remote, folder, ...rest] = positionals;
if (remote === undefined || folder === undefined || rest.length > 0) fail(usage, 2);
try {
  const contentDir = await cloneContent(remote, path.resolve(folder), values.branch);
  process.stdout.write(`CONTENT_PULL=1\nCONTENT_DIR=${contentDir}\n`);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error), 1);
}

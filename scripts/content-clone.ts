import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Checkout } from '@/lib/pull/checkout';
import { git, withoutSecrets } from '@/lib/pull/git';
import { makeFirstTree } from '@/lib/pull/make-tree';

/** `npm run content:clone -- <repository> <folder> [--branch …]`: a checkout for CONTENT_PULL, see docs/operators.md. */

const usage = 'usage: npm run content:clone -- <repository> <folder> [--branch name]';
/** A large newsroom over a slow line, in milliseconds. */
const longMs = 60 * 60_000;

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
const root = path.resolve(folder);
if (existsSync(root) && readdirSync(root).length > 0) fail(`${root} is not empty`, 1);
mkdirSync(path.join(root, 'trees'), { recursive: true });
const checkout = new Checkout(root);
try {
  const branch = values.branch === undefined ? [] : ['--branch', values.branch];
  const source = existsSync(remote) ? path.resolve(remote) : remote;
  await git(
    root,
    ['clone', '--quiet', '--bare', '--single-branch', '--no-tags', ...branch, '--', source, 'repository.git'],
    {
      timeoutMs: longMs,
    },
  );
  // Trees share files by links, which changes nothing of them but a time that git would look at.
  await git(checkout.repository, ['config', 'core.checkStat', 'minimal']);
  await git(checkout.repository, ['config', 'core.trustctime', 'false']);
  const revision = await git(checkout.repository, ['rev-parse', '--verify', 'HEAD^{commit}']);
  await makeFirstTree(checkout, revision);
  checkout.switchTo(revision);
} catch (error) {
  rmSync(root, { recursive: true, force: true });
  fail(withoutSecrets(error instanceof Error ? error.message : String(error)), 1);
}
const current = path.join(root, 'current');
const isTree = existsSync(path.join(current, 'site.yaml'));
const inside = ['content', ...readdirSync(current)].find((name) =>
  existsSync(path.join(current, name, 'site.yaml')),
);
process.stdout.write(
  `CONTENT_PULL=1\nCONTENT_DIR=${isTree || inside === undefined ? current : path.join(current, inside)}\n`,
);

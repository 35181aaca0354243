import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Checkout } from './checkout';
import { git } from './git';
import { makeFirstTree } from './make-tree';

/** A large newsroom over a slow line says nothing for a while, in milliseconds. */
const patienceMs = 10 * 60_000;

/** Where the content lies below a tree: at its top, in `content`, or in another folder with a site.yaml. */
function findContent(tree: string): string {
  const isContent = (folder: string): boolean => existsSync(path.join(tree, folder, 'site.yaml'));
  return ['', 'content', ...readdirSync(tree)].find(isContent) ?? '';
}

/**
 * Makes a checkout that CONTENT_PULL may replace. What was begun is removed when it fails.
 * @param remote address or path of the repository
 * @param root the folder: it must be empty or not there
 * @param branch default: the remote's own
 * @returns the folder for CONTENT_DIR
 * @throws Error with what git says
 */
export async function cloneContent(remote: string, root: string, branch?: string): Promise<string> {
  if (existsSync(root) && readdirSync(root).length > 0) throw new Error(`${root} is not empty`);
  mkdirSync(path.join(root, 'trees'), { recursive: true });
  const checkout = new Checkout(root);
  try {
    const source = existsSync(remote) ? path.resolve(remote) : remote;
    const named = branch === undefined ? [] : ['--branch', branch];
    const kind = ['--quiet', '--bare', '--single-branch', '--no-tags', ...named];
    await git(root, ['clone', ...kind, '--', source, 'repository.git'], { timeoutMs: patienceMs });
    // Trees share files by links, which changes nothing of them but a time that git would look at.
    await git(checkout.repository, ['config', 'core.checkStat', 'minimal']);
    await git(checkout.repository, ['config', 'core.trustctime', 'false']);
    const revision = await git(checkout.repository, ['rev-parse', '--verify', 'HEAD^{commit}']);
    await makeFirstTree(checkout, revision);
    checkout.switchTo(revision);
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
  const current = path.join(root, 'current');
  return path.join(current, findContent(current));
}

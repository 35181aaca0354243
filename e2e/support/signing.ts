import path from 'node:path';
import { beginLog } from '@/lib/provenance/signing/change-keys';
import { createSigner } from '@/lib/provenance/signing/keys';
import { logFolder } from '@/lib/provenance/signing/site-log';
import type { Tree } from './tree';

/** Address of the site in signed texts: that of a portal is another in each run. */
export const signedSite = 'https://news.example';

/** Begins a log in a tree; a portal with these variables signs what it publishes. The key leaves with the tree. */
export async function beginSigning(tree: Tree): Promise<{ SIGNING_KEY_FILE: string }> {
  const file = path.join(tree.root, '.signing-key.pem');
  await beginLog(tree.absolute(logFolder), signedSite, createSigner(file), 0);
  return { SIGNING_KEY_FILE: file };
}

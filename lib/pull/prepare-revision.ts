import type { Problem } from '@/lib/content/types';
import type { Environment } from '@/lib/site/env';
import type { Checkout } from './checkout';
import { findNewErrors } from './find-new-errors';
import { makeTree } from './make-tree';

/** What is known of a revision that lies beside the served one. */
export interface Preparation {
  /** Files of the content tree that differ, relative to it. */
  paths: string[];
  /** Errors that the served revision does not have; none where nobody wants to know. */
  errors: Problem[];
}

/** Checks a revision out beside the served one and looks what is wrong with it. Slow: done in a process of its own. */
export async function prepareRevision(
  environment: Environment,
  checkout: Checkout,
  to: string,
): Promise<Preparation> {
  const prefix = checkout.inside === '' ? '' : `${checkout.inside}/`;
  const files = await makeTree(checkout, checkout.revision(), to);
  const paths = files.flatMap(({ file }) => (file.startsWith(prefix) ? [file.slice(prefix.length)] : []));
  const isChecked = environment.contentPull?.checked === true && paths.length > 0;
  const errors = isChecked ? await findNewErrors(environment, checkout.contentOf(to), paths) : [];
  return { paths, errors };
}

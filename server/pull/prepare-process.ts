import { setPriority } from 'node:os';
import { Checkout } from '@/lib/pull/checkout';
import { prepareRevision } from '@/lib/pull/prepare-revision';
import { readEnvironment } from '@/lib/site/env';

/** Prepares the revision named on its command line and writes what it found to standard output, as JSON. */
// Readers first.
setPriority(10);
const environment = readEnvironment();
const checkout = Checkout.find(environment.contentDir);
const [revision] = process.argv.slice(2);
if (!checkout || revision === undefined) throw new Error('no checkout, or no revision');
process.stdout.write(JSON.stringify(await prepareRevision(environment, checkout, revision)));

import { type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { sameText } from '@/lib/site/same-text';
import { DeskError } from '../desk-error';
import { peopleTexts } from '../texts/people';

/** Passwords that wait to be hashed or compared; more are refused. */
const mostWaiting = 30;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * One after another: each takes a thread for a tenth of a second and 32 MB, and readers need the others.
 * @throws DeskError 503 when too many wait
 */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting)
    throw new DeskError(503, 'busy', peopleTexts.problems.busy, { 'Retry-After': '5' });
  waiting += 1;
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

/** scrypt with better-auth's parameters (N = 16384, r = 16, p = 1) and a salt of its own. */
export async function hashInTurn(password: string): Promise<string> {
  const { hashPassword: hash } = await import('better-auth/crypto');
  return inTurn(() => hash(password));
}

/** As better-auth derives it, so that its digests stay good. */
const cost = { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 };
const keyBytes = 64;

const derive: (password: string, salt: string, length: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

/** In the place of better-auth's own, whose comparison ends at the first difference. */
export function verifyInTurn({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [salt = '', key = ''] = hash.split(':', 2);
  return inTurn(async () => {
    const derived = await derive(password.normalize('NFKC'), salt, keyBytes, cost);
    return sameText(derived.toString('hex'), key);
  });
}

import { createHash, timingSafeEqual } from 'node:crypto';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether a secret is what it should be: how long that takes tells nothing of either, not even a length. */
export function sameText(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

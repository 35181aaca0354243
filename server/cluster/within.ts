/** A server took longer than it may. */
export class TooSlow extends Error {}

/**
 * What `promise` gives, within a time in milliseconds. Where this process was busy itself, what has arrived meanwhile is
 * read before the time is up.
 * @throws TooSlow, or what the promise is rejected with
 */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const expire = (): void => reject(new TooSlow(`no answer within ${ms} ms`));
    const timer = setTimeout(() => setImmediate(() => setImmediate(expire)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

import type { Environment } from '@/lib/site/env';
import { failureOf, post } from './call';
import type { Target } from './target';

/** IndexNow (https://www.indexnow.org/documentation): one engine passes it on to the others. Removed pages count too. */
export function indexNowTarget(
  { key, endpoint }: NonNullable<Environment['indexNow']>,
  siteUrl: string,
): Target {
  return {
    name: 'indexnow',
    of: 'articles',
    // It allows 10,000; fewer are written and read at once without a pause for readers.
    batch: 1000,
    // What stands on the list was public, and its address answers truly, whatever became of it.
    mayName: () => true,
    send: async (addresses, signal) => {
      const { host } = new URL(siteUrl);
      const body = JSON.stringify({ host, key, keyLocation: `${siteUrl}/${key}.txt`, urlList: addresses });
      const answer = await post({ url: endpoint, type: 'application/json; charset=utf-8', body, signal });
      // 202: taken, the key is still to be looked up.
      return answer.status === 200 || answer.status === 202 ? { kind: 'taken' } : failureOf(answer);
    },
  };
}

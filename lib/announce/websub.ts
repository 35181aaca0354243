import { createHash } from 'node:crypto';
import { failureOf, post } from './call';
import type { Target } from './target';

/** The name of a hub in logs and metrics. Its query might hold a key: only a digest of it stands there. */
export function hubName(hub: string): string {
  const { protocol, host, pathname, search } = new URL(hub);
  const address = `${protocol === 'http:' ? 'http://' : ''}${host}${pathname === '/' ? '' : pathname}`;
  const digest = search && `?${createHash('sha1').update(search).digest('hex').slice(0, 8)}`;
  return `websub ${address}${digest}`;
}

/**
 * A hub that distributes the feeds. How a publisher tells its hub is left open by W3C WebSub (section 6); hubs know
 * `hub.mode=publish` from PubSubHubbub 0.3, with the feed in `hub.url` (Google, Superfeedr) or `hub.topic` (Switchboard,
 * WebSubHub): both are sent. One feed a call: hubs that keep one value of a repeated field would lose the others.
 */
export function webSubTarget(hub: string, mayName: Target['mayName']): Target {
  return {
    name: hubName(hub),
    of: 'feeds',
    batch: 1,
    mayName,
    send: async ([topic = ''], signal) => {
      const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic });
      const type = 'application/x-www-form-urlencoded';
      const answer = await post({ url: hub, type, body: body.toString(), signal });
      return answer.status >= 200 && answer.status < 300 ? { kind: 'taken' } : failureOf(answer);
    },
  };
}

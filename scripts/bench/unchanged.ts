import { get } from './client';
import { interleave, medianOf, medianRatio } from './load';
import { startNginx } from './nginx';
import { startPortal } from './portal';
import type { Row } from './statistics';
import { exemplarOf } from './throughput';

const rounds = 5;
const seconds = 3;
/** What feed readers send. */
const asked = 'gzip, deflate, br';

/** An unchanged feed, asked for with the validator of last time, from our server and from nginx in turn. */
export async function measureUnchanged(tree: string, folder: (name: string) => string): Promise<Row> {
  const portal = await startPortal(tree, folder('data-load'), {}, `${folder('logs')}/portal-feed.log`);
  try {
    const feed = `${portal.url}/rss.xml`;
    const nginx = await startNginx(folder('nginx-feed'), await exemplarOf(feed));
    try {
      const targets = await Promise.all(
        [
          { name: 'nginx', url: nginx.url },
          { name: 'ours', url: feed },
        ].map(async (target) => ({ ...target, fields: [await validatorOf(target.url)] })),
      );
      const loads = await interleave(targets, asked, rounds, seconds);
      const [theirs, ours] = [loads.get('nginx') ?? [], loads.get('ours') ?? []];
      const ratio = medianRatio(ours, theirs, 'requestsPerSecond');
      const perSecond = (of: typeof ours): string => medianOf(of, 'requestsPerSecond').toFixed(0);
      return {
        what: "unchanged feed, If-None-Match, 64 connections: 304s a second ÷ nginx's",
        measured: `${ratio.toFixed(2)} (${perSecond(ours)} ÷ ${perSecond(theirs)})`,
        reach: '≥ 0.8',
        met: ratio >= 0.8,
      };
    } finally {
      await nginx.stop();
    }
  } finally {
    await portal.stop();
  }
}

/** The request field with which a server answers 304. @throws Error when it does not */
async function validatorOf(url: string): Promise<string> {
  const { headers } = await get(url, { headers: { 'accept-encoding': asked } });
  const validator = { 'accept-encoding': asked, 'if-none-match': String(headers.etag) };
  const { status } = await get(url, { headers: validator });
  if (status !== 304) throw new Error(`${url}: ${status} instead of 304`);
  return `If-None-Match: ${headers.etag}`;
}

import { renderRootFile } from '@/lib/feeds/root-files';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { resolveAddress } from '@/lib/site/address';
import { addressBookOf } from '@/lib/site/address-book';
import { baiduTarget } from './baidu';
import { indexNowTarget } from './indexnow';
import type { SilentTarget, Target } from './target';
import { hubName, webSubTarget } from './websub';

/** Only this machine understands such an address. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}

/** Whether a robots.txt shuts everybody out: `Disallow: /` for `*` without an `Allow: /` (RFC 9309 §2.2). */
export function forbidsIndexing(robots: string): boolean {
  const rules = new Set<string>();
  let agents: string[] = [];
  let isHead = false;
  for (const line of robots.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      agents = isHead ? [...agents, value] : [value];
      isHead = true;
    } else if (name === 'allow' || name === 'disallow') {
      isHead = false;
      if (agents.includes('*')) rules.add(`${name} ${value}`);
    }
  }
  const everything = (rule: string): boolean => rules.has(`${rule} /`) || rules.has(`${rule} /*`);
  return everything('disallow') && !everything('allow');
}

/**
 * Who is told of changes, by site.yaml and the environment.
 * @param ownRobots a robots.txt of the operator's own, which stands before the rendered one
 */
export function findTargets(
  newsroom: Newsroom,
  ownRobots?: string,
): { targets: Target[]; silent: SilentTarget[] } {
  const { siteUrl, indexNow, baiduPush } = newsroom.environment;
  const { webSubHubs } = newsroom.settings.site();
  const book = addressBookOf(newsroom);
  const isPublic = (path: string): boolean => {
    const address = resolveAddress(path, book);
    return address?.kind === 'page' && address.status === 200;
  };
  const local = isLoopback(siteUrl);
  const targets: Target[] = [];
  const silent: SilentTarget[] = [];
  for (const hub of webSubHubs) {
    if (!local || isLoopback(hub)) targets.push(webSubTarget(hub, isPublic));
    else silent.push({ name: hubName(hub), reason: 'SITE_URL is this machine, which the hub cannot reach' });
  }
  const engines = [
    ...(indexNow ? [indexNowTarget(indexNow, siteUrl)] : []),
    ...(baiduPush ? [baiduTarget(baiduPush, siteUrl, isPublic)] : []),
  ];
  const reason = local
    ? 'SITE_URL is this machine'
    : forbidsIndexing(ownRobots ?? renderRootFile(newsroom, 'robots.txt')?.body ?? '')
      ? 'robots.txt forbids indexing'
      : undefined;
  if (reason === undefined) targets.push(...engines);
  else silent.push(...engines.map(({ name }) => ({ name, reason })));
  return { targets, silent };
}

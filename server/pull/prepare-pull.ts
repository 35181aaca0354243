import type { Registry } from 'prom-client';
import { Checkout } from '@/lib/pull/checkout';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { EnvironmentError } from '@/lib/site/env';
import type { MetricSource } from '../metrics';
import type { PullParts } from './answer';
import { ContentPull } from './content-pull';
import { PullReports } from './pull-reports';

/**
 * The pull of this process, where CONTENT_PULL wants one.
 * @throws EnvironmentError when the content lies in no checkout that may be replaced
 */
export function preparePull(newsroom: Newsroom): (PullParts & MetricSource) | undefined {
  const { contentPull: settings, contentDir } = newsroom.environment;
  if (!settings) return undefined;
  const checkout = Checkout.find(contentDir);
  if (!checkout) {
    const remedy = 'make one with `npm run content:clone` and set CONTENT_DIR to its `current`';
    throw new EnvironmentError(`CONTENT_PULL: ${contentDir} is not in a checkout made for it; ${remedy}`);
  }
  const reports = new PullReports();
  const pull = new ContentPull(newsroom, checkout, { settings, report: reports.report });
  return { pull, settings, register: (registry: Registry) => reports.register(registry, pull) };
}

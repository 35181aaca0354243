import { listName } from '@/lib/content/lists';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createInspection } from './context';
import { inspectDates } from './dates';
import { inspectDuplicates } from './duplicates';
import { inspectFeeds } from './feeds';
import { inspectFreshness } from './freshness';
import { inspectIdentity } from './identity';
import { inspectLinkNotice } from './link-notice';
import { inspectLinks } from './links';
import { inspectPictures } from './pictures';
import { inspectReferences } from './references';
import type { PlacedFinding, Report } from './report';
import { inspectReprints } from './reprints';
import { type RuleId, ruleOf } from './rules';
import { scoreFindings } from './score';
import { inspectSitemaps } from './sitemaps';
import type { Finding, Inspect } from './types';

/** Every family of rules. */
const families: readonly Inspect[] = [
  inspectFreshness,
  inspectIdentity,
  inspectLinks,
  inspectLinkNotice,
  inspectReferences,
  inspectPictures,
  inspectDates,
  inspectDuplicates,
  inspectFeeds,
  inspectSitemaps,
  inspectReprints,
];

/** Findings of one rule that a report names; all are counted. It bounds memory, and the time for finding places. */
export const shownOfRule = 200;

/** The score below which a site fails, as in the official indicators. */
export const defaultLeast = 60;

export interface InspectOptions {
  /** Score below which the site fails, 0–100. */
  least?: number;
  families?: readonly Inspect[];
}

/**
 * Scores the content of an open newsroom as its readers see it now. Writes nothing.
 * One article is in memory at a time; what grows with their number are digests of titles and bodies, and sitemap addresses.
 */
export function inspect(newsroom: Newsroom, options: InspectOptions = {}): Report {
  const { least = defaultLeast, families: asked = families } = options;
  const context = createInspection(newsroom);
  const counts = new Map<RuleId, number>();
  const findings: PlacedFinding[] = [];
  for (const family of asked) {
    for (const finding of family(context)) {
      const count = (counts.get(finding.rule) ?? 0) + 1;
      counts.set(finding.rule, count);
      if (count <= shownOfRule) findings.push(placed(finding));
    }
  }
  const articles = newsroom.queries.count(listName.all);
  return { site: context.site.name, at: context.now, articles, ...scoreFindings(findings, counts, least) };
}

function placed({ rule, file, message, place }: Finding): PlacedFinding {
  const { line, column } = place?.() ?? { line: 1, column: 1 };
  const { severity, group } = ruleOf(rule);
  return { file, line, column, severity, rule, group, message };
}

import type { Copy } from '@/lib/provenance/copy';
import { type CopyReport, verifyCopy } from '@/lib/provenance/verify-copy';
import type { SiteSource } from './site-source';

/** Share of an article's words above which a copy is one of it, whatever else there may be. */
const certain = 0.5;

/**
 * Finds the original of a copy: first among the articles whose records are here, then in the index of the site.
 * @throws when the site cannot be asked and nothing is here
 */
export async function verifyAgainstKnown(copy: Copy, source: SiteSource): Promise<CopyReport> {
  const reports: CopyReport[] = [];
  for (const slug of source.slugs) reports.push(await verifyCopy(copy, source, slug));
  const [best] = reports
    .filter(({ verdict }) => verdict !== 'no-record')
    .sort((a, b) => shareOf(b) - shareOf(a));
  if (best && shareOf(best) >= certain) return best;
  try {
    const found = await verifyCopy(copy, source);
    return best && shareOf(best) >= shareOf(found) ? best : found;
  } catch (error) {
    if (source.slugs.length === 0) throw error;
    source.isPartial = true;
    return best ?? { verdict: 'no-record', versions: [] };
  }
}

function shareOf({ comparison }: CopyReport): number {
  return comparison?.share ?? 0;
}

import { problem } from '@/lib/content/parse';
import { slugOf } from '@/lib/content/tree';
import type { Problem } from '@/lib/content/types';
import { actionOf } from '@/lib/provenance/signing/action';
import { currentText } from '@/lib/provenance/signing/current-text';
import { readText } from '@/lib/provenance/signing/sign-changes';
import { openSiteLog, readRecords, type SiteLog, textPath } from '@/lib/provenance/signing/site-log';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { messages } from '@/lib/site/messages';

/**
 * Published text that changed since it was signed although nobody said so: no newer `updated`, no further correction, no
 * newer `minorEdit`. So also when the change was signed meanwhile, until a later version has a mark.
 */
export class UnmarkedChanges {
  private readonly site: SiteLog | undefined;

  constructor(private readonly newsroom: Newsroom) {
    try {
      this.site = openSiteLog(newsroom.environment.contentDir);
    } catch {
      // A key set that cannot be read is told by the command that signs.
      this.site = undefined;
    }
  }

  /** Of an article's file. Nothing where the site has no log. */
  check(file: string): Problem[] {
    const slug = slugOf(file);
    const last = this.site && slug ? readRecords(this.site.files, slug)?.versions.at(-1)?.record : undefined;
    if (!this.site || !slug || !last || last.action === 'withdraw') return [];
    const before = readText(this.site.files.readText(textPath(slug, last.version)));
    const now = currentText(this.newsroom, slug, this.site.keys.site);
    if (!before || !now) return [];
    const isSame = JSON.stringify(before) === JSON.stringify(now);
    const action = isSame ? last.action : actionOf(before, now);
    if (action !== 'unmarked') return [];
    const found = problem(file, 1, 1, 'unmarked-change', messages.check.unmarkedChange(last.version));
    return [{ ...found, severity: 'warning' }];
  }
}

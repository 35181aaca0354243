import { parseArgs } from 'node:util';
import { slugOf } from '@/lib/content/tree';
import { findDesk } from '@/lib/desk/desk';
import { commandLine, share } from '@/lib/desk/links/share';
import {
  createPreviewToken,
  mostHours,
  newGrant,
  type PreviewGrant,
  previewAddress,
} from '@/lib/preview/token';
import { createClock } from '@/lib/site/clock';
import { environmentOrExit, withNewsroom } from './support/newsroom';
import { toTreePath } from './support/paths';

/**
 * `npm run preview-link -- <file-or-slug> [--hours 24]` prints a signed link to the newest file of one article. Where there
 * is a desk, the link is recorded there.
 */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const { values, positionals } = parseArgs({
  options: { hours: { type: 'string', default: '24' } },
  allowPositionals: true,
});
const [given] = positionals;
const hours = Number(values.hours);
if (!given || positionals.length !== 1) fail('usage: npm run preview-link -- <file-or-slug> [--hours 24]');
if (!(hours > 0 && hours <= mostHours)) fail(`--hours: a number above 0, at most ${mostHours}`);

const environment = environmentOrExit();
const { previewSecret } = environment;
if (!previewSecret) fail('PREVIEW_SECRET is not set: set it to the value that the server has');

const slug = await withNewsroom(environment, ({ store }) => {
  const file = toTreePath(given, environment.contentDir);
  const named = file?.endsWith('.mdx')
    ? slugOf(file)
    : file === undefined
      ? given
      : slugOf(`${file}/index.mdx`);
  return named !== undefined && store.filesOfSlug(named).length > 0 ? named : undefined;
});
if (slug === undefined) fail(`${given}: no such article in ${environment.contentDir}`);

/** A link must not fail for the sake of its record: without one it can still be revoked with all links of the article. */
function grantLink(slug: string): PreviewGrant {
  const now = createClock(environment.testClockFile).now();
  try {
    const desk = findDesk(environment.deskDir);
    if (desk) return share(desk, { slug, hours, note: '', by: commandLine, now });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`the link is good, but stands in no record: ${reason}\n`);
  }
  return newGrant(slug, hours, now);
}

const token = await createPreviewToken(grantLink(slug), previewSecret);
process.stdout.write(`${previewAddress(environment.siteUrl, token)}\n`);

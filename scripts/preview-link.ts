import { parseArgs } from 'node:util';
import { slugOf } from '@/lib/content/tree';
import { createPreviewToken } from '@/lib/preview/token';
import { createClock } from '@/lib/site/clock';
import { environmentOrExit, withNewsroom } from './support/newsroom';
import { toTreePath } from './support/paths';

/** `npm run preview-link -- <file-or-slug> [--hours 24]` prints a signed link to the newest file of one article. */
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
if (!(hours > 0 && hours <= 24 * 365)) fail('--hours: a number above 0, at most 8760');

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

const token = await createPreviewToken(
  slug,
  hours,
  previewSecret,
  createClock(environment.testClockFile).now(),
);
process.stdout.write(`${environment.siteUrl}/api/preview?token=${token}\n`);

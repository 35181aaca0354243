import { parseArgs } from 'node:util';
import { importArticles } from './import/import-articles';
import { openSource } from './import/open-source';
import { ownAddresses } from './import/own-addresses';
import { writeReport } from './import/report';
import { texts } from './import/texts';
import { SourceError } from './import/types';
import { environmentOrExit, withPublishedNewsroom } from './support/newsroom';

/**
 * `npm run import -- <source> [--section id] [--fetch-media] [--dry-run]`: articles from elsewhere. Exit 1 when one of
 * them was not imported, 2 when the call is wrong or the source cannot be read.
 */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readCall() {
  try {
    return parseArgs({
      options: {
        section: { type: 'string' },
        'fetch-media': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch {
    return fail(texts.usage);
  }
}

const { values, positionals } = readCall();
const [given, ...more] = positionals;
if (given === undefined || more.length > 0) fail(texts.usage);
const environment = environmentOrExit();
const known = await withPublishedNewsroom(environment, ({ settings, store, clock }) => ({
  sections: [...settings.sections().sections],
  site: settings.site(),
  files: new Map(store.files().flatMap(({ slug, path }) => (slug ? [[slug, path] as const] : []))),
  now: clock.now(),
}));
const { section, 'fetch-media': fetchMedia, 'dry-run': dryRun } = values;
if (section !== undefined && !known.sections.some(({ id }) => id === section))
  fail(texts.unknownSection(section, known.sections.map(({ id, name }) => `${id} ${name}`).join('，')));

try {
  const { timezone, ownSites } = known.site;
  const isOwn = ownAddresses(environment.siteUrl, ownSites);
  const source = await openSource(given, { timezone, isOwn });
  const { contentDir } = environment;
  const target = { ...known, contentDir, timezone, fetchMedia, dryRun, ...(section && { section }) };
  const outcomes = await importArticles(source, target);
  process.stdout.write(writeReport(outcomes, dryRun));
  process.exitCode = outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
} catch (error) {
  if (!(error instanceof SourceError)) throw error;
  fail(error.message);
}

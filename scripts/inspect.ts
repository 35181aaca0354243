import { parseArgs } from 'node:util';
import { defaultLeast, inspect } from '@/lib/inspect/inspect';
import { printReport, reportToJson } from '@/lib/inspect/write-report';
import { inspectionMessages } from '@/lib/site/messages-inspection';
import { environmentOrExit, withPublishedNewsroom } from './support/newsroom';
import { reportedPath } from './support/paths';

/** `npm run inspect [-- --json] [--min 60]`: exit 0 when the content passes, 1 when it fails, 2 when the call is wrong. */
function readArguments(): { json: boolean; least: number } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, min: { type: 'string' } } });
    const { json = false, min = String(defaultLeast) } = values;
    if (/^\d+(?:\.\d+)?$/.test(min) && Number(min) <= 100) return { json, least: Number(min) };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.stderr.write(`${inspectionMessages.report.usage}\n`);
  process.exit(2);
}

const { json, least } = readArguments();
const environment = environmentOrExit();
await withPublishedNewsroom(environment, (newsroom) => {
  const report = inspect(newsroom, { least });
  const write = json ? reportToJson : printReport;
  const { timezone } = newsroom.settings.site();
  process.stdout.write(write(report, timezone, (file) => reportedPath(file, environment.contentDir)));
  process.exitCode = report.passed ? 0 : 1;
});

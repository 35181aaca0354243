import { parseArgs } from 'node:util';
import { checkTree } from '@/lib/content/check-tree';
import { messages } from '@/lib/site/messages';
import { environmentOrExit, withNewsroom } from './support/newsroom';
import { reportedPath, toTreePath } from './support/paths';
import { toSarif } from './support/sarif';

/** `npm run check [-- --json|--sarif] [paths]`: exit 1 when there are errors, 2 when the call is wrong. */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, sarif: { type: 'boolean' } },
  allowPositionals: true,
});

const environment = environmentOrExit();
const root = environment.contentDir;
const wanted = positionals.map((given) => toTreePath(given, root));
const stranger = positionals.find((_, index) => wanted[index] === undefined);
if (stranger !== undefined) {
  process.stderr.write(`${stranger}: not in ${root}\n`);
  process.exit(2);
}

const { problems, files } = await withNewsroom(environment, (newsroom) =>
  checkTree(
    newsroom,
    wanted.filter((path) => path !== undefined),
  ),
);
const shown = problems.map((problem) => ({ ...problem, file: reportedPath(problem.file, root) }));
const errors = shown.filter(({ severity }) => severity === 'error').length;

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ problems: shown, files, errors, warnings: shown.length - errors }, undefined, 2)}\n`,
  );
} else if (values.sarif) {
  process.stdout.write(`${JSON.stringify(toSarif(shown), undefined, 2)}\n`);
} else {
  for (const { file, line, column, severity, message, rule } of shown) {
    process.stdout.write(`${file}:${line}:${column}  ${severity}  ${message}  ${rule}\n`);
  }
  process.stdout.write(`${messages.check.summary(errors, shown.length - errors, files)}\n`);
}
process.exitCode = errors > 0 ? 1 : 0;

import { parseArgs } from 'node:util';
import { namingInvisible } from '@/lib/check/characters';
import { fixTree } from '@/lib/check/fix-tree';
import { checkTree, isChosen } from '@/lib/content/check-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { messages } from '@/lib/site/messages';
import { PreparePool } from '@/server/prepare-pool';
import { environmentOrExit, withNewsroom } from './support/newsroom';
import { reportedPath, toTreePath } from './support/paths';
import { replaceFile } from './support/replace-file';
import { toSarif } from './support/sarif';

const text = messages.check;

/**
 * `npm run check [-- --json|--sarif] [--fix] [paths]`: exit 1 when there are errors, 2 when the call is wrong. Files are
 * written with `--fix` only, and then before they are checked.
 */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, sarif: { type: 'boolean' }, fix: { type: 'boolean' } },
  allowPositionals: true,
});

const environment = environmentOrExit();
const root = environment.contentDir;
const places = positionals.map((given) => toTreePath(given, root));
const stranger = positionals.find((_, index) => places[index] === undefined);
if (stranger !== undefined) {
  process.stderr.write(`${stranger}: not in ${root}\n`);
  process.exit(2);
}
const wanted = places.filter((path) => path !== undefined);

/** Puts right what has only one right form, and tells each place. */
async function fix(newsroom: Newsroom) {
  const files = newsroom.tree.list().map(({ path }) => path);
  const chosen = files.filter((file) => isChosen(file, wanted));
  const changed = [...fixTree(newsroom, chosen)];
  for (const { file, bytes } of changed) replaceFile(newsroom.tree.absolute(file), bytes);
  await newsroom.apply(
    'request',
    changed.map(({ file }) => file),
  );
  return changed.flatMap(({ file, changes }) =>
    changes.map((change) => ({ file: reportedPath(file, root), ...change })),
  );
}

async function check(newsroom: Newsroom) {
  const fixed = values.fix ? await fix(newsroom) : undefined;
  return { fixed, ...checkTree(newsroom, wanted) };
}

const pool = new PreparePool(root);
const { fixed, problems, files } = await withNewsroom(environment, check, pool.prepare).finally(() =>
  pool.close(),
);
const shown = problems.map((problem) => ({ ...problem, file: reportedPath(problem.file, root) }));
const errors = shown.filter(({ severity }) => severity === 'error').length;

if (values.json) {
  const report = { ...(fixed && { fixed }), problems: shown, files, errors, warnings: shown.length - errors };
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
} else if (values.sarif) {
  process.stdout.write(`${JSON.stringify(toSarif(shown), undefined, 2)}\n`);
} else {
  for (const { file, line, column, before, after, rule } of fixed ?? [])
    process.stdout.write(
      `${file}:${line}:${column}  fixed  ${text.fixed(namingInvisible(before), after)}  ${rule}\n`,
    );
  for (const { file, line, column, severity, message, rule } of shown)
    process.stdout.write(`${file}:${line}:${column}  ${severity}  ${message}  ${rule}\n`);
  if (fixed) process.stdout.write(`${text.fixedSummary(fixed.length)}\n`);
  process.stdout.write(`${text.summary(errors, shown.length - errors, files)}\n`);
}
process.exitCode = errors > 0 ? 1 : 0;

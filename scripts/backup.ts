import { makeBackup } from './backup/make-backup';
import { environmentOrExit } from './support/newsroom';

/** `npm run backup -- <folder>`: one file with everything that nothing can derive. May run beside the server. */
const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0 || folder.startsWith('-')) {
  process.stderr.write('usage: npm run backup -- <folder>\n');
  process.exit(2);
}
const environment = environmentOrExit();
try {
  const { file, manifest } = await makeBackup(environment, folder, new Date());
  const { content, files } = manifest;
  process.stdout.write(`${file}\n`);
  const where =
    content.kind === 'here' ? 'content is in it' : `content is ${content.remote} at ${content.revision}`;
  process.stderr.write(`${Object.keys(files).length} files; ${where}\n`);
} catch (error) {
  process.stderr.write(`no backup was made: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

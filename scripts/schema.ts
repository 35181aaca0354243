import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFiles, schemaFolder, snippetsFile, snippetsText } from './schema/files';
import { environmentOrExit } from './support/newsroom';

/** `npm run schema`: the content model as JSON Schema, into the content tree, and as snippets, into `.vscode`. */
const { contentDir } = environmentOrExit();
const folder = path.join(contentDir, schemaFolder);
mkdirSync(folder, { recursive: true });
for (const [name, text] of schemaFiles()) {
  writeFileSync(path.join(folder, name), text);
  process.stdout.write(`${path.relative(process.cwd(), path.join(folder, name))}\n`);
}
mkdirSync(path.dirname(snippetsFile), { recursive: true });
writeFileSync(snippetsFile, snippetsText());
process.stdout.write(`${snippetsFile}\n`);

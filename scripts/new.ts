import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { articleFields, type Fields, slugPattern } from '@/lib/content/model';
import { newArticleFile, newArticleSource } from '@/lib/content/new-article';
import { freeSlug, slugify } from '@/lib/content/slugify';
import { validateFields } from '@/lib/content/validate';
import { createClock } from '@/lib/site/clock';
import { AnswerRefused, answer } from './new/ask';
import { readFacts } from './new/facts';
import { texts } from './new/texts';
import { environmentOrExit } from './support/newsroom';
import { reportedPath } from './support/paths';

/** `npm run new`: the file of a new draft. Asks for what is missing; exit 2, with nothing written, when something is wrong. */
function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readCall() {
  try {
    return parseArgs({
      options: {
        title: { type: 'string' },
        slug: { type: 'string' },
        section: { type: 'string' },
        folder: { type: 'boolean', default: false },
        date: { type: 'string' },
        source: { type: 'string' },
        author: { type: 'string', multiple: true, default: [] },
        tags: { type: 'string', multiple: true, default: [] },
        open: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    return fail(texts.usage);
  }
}

const given = readCall();
const { contentDir, testClockFile } = environmentOrExit();
const { timezone, sections, slugs } = readFacts(contentDir);
const editor = process.env.VISUAL || process.env.EDITOR;
if (given.open && !editor) fail(texts.noEditor);
if (sections.length === 0) fail(texts.noSections);

/** What the content model says of one field. */
function problemOf(name: keyof typeof articleFields, value: unknown): string | undefined {
  const fields: Fields = { [name]: articleFields[name] };
  return validateFields({ [name]: value }, fields, timezone)[0]?.message;
}

/** Several flags, or one with the names separated by commas. */
function namesIn(flags: readonly string[]): string[] {
  return flags.flatMap((flag) => flag.split(/[,，、]/)).flatMap((name) => name.trim() || []);
}

function checked<T>(name: 'date' | 'source' | 'author' | 'tags', value: T): T {
  const problem = value === undefined ? undefined : problemOf(name, value);
  return problem ? fail(texts.invalid(name, String(value), problem)) : value;
}

const choices = sections.map(({ id, name }, index) => `${index + 1} ${id} ${name}`).join('，');
const sectionOf = (named: string): string | undefined =>
  sections.find(({ id, name }, index) => [id, name, String(index + 1)].includes(named))?.id;
const slugProblem = (slug: string): string | undefined => {
  const file = slugs.get(slug);
  // A folder's own file has this name, and takes its slug from the folder.
  if (slug === 'index') return texts.slugIndex;
  if (!slugPattern.test(slug)) return texts.slugForm;
  return file && texts.slugTaken(reportedPath(file, contentDir));
};

const date = checked('date', given.date);
const source = checked('source', given.source);
const author = checked('author', namesIn(given.author));
const tags = checked('tags', namesIn(given.tags));

try {
  const title = await answer({
    option: 'title',
    given: given.title,
    text: texts.title,
    problemOf: (typed) => problemOf('title', typed),
  });
  const spoken = slugify(title);
  const slug = await answer({
    option: 'slug',
    given: given.slug,
    text: texts.slug,
    suggestion: spoken ? freeSlug(spoken, (name) => slugs.has(name) || name === 'index') : undefined,
    problemOf: slugProblem,
  });
  const named = await answer({
    option: 'section',
    given: given.section,
    text: texts.section(choices),
    problemOf: (typed) => (sectionOf(typed) ? undefined : texts.unknownSection(choices)),
  });
  const section = sectionOf(named) ?? named;
  const article = { slug, title, section, at: createClock(testClockFile).now(), date, source, author, tags };
  const file = path.join(contentDir, newArticleFile(article, timezone, given.folder));
  write(file, newArticleSource(article, timezone));
  const shown = reportedPath(path.relative(contentDir, file), contentDir);
  process.stdout.write(`${shown}\n`);
  process.stderr.write(texts.next(shown, slug));
  if (given.open) openIn(editor ?? '', file);
} catch (error) {
  if (!(error instanceof AnswerRefused)) throw error;
  fail(error.message);
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    // Whatever appeared there meanwhile stays as it is.
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') fail(texts.exists(file));
    throw error;
  }
}

/** As git does: the variable is a command for the shell, with its own parameters, and the file comes behind. */
function openIn(command: string, file: string): void {
  spawnSync('sh', ['-c', `${command} "$1"`, command, file], { stdio: 'inherit' });
}

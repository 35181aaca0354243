import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { slugPattern } from '@/lib/content/model';
import { newArticleFile, newArticleSource } from '@/lib/content/new-article';
import { environmentOrExit, withNewsroom } from './support/newsroom';

/** `npm run new [-- --slug … --title … --section … --folder]`: a new draft from a template. Asks for what is missing. */
const { values } = parseArgs({
  options: {
    slug: { type: 'string' },
    title: { type: 'string' },
    section: { type: 'string' },
    folder: { type: 'boolean', default: false },
  },
});

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

async function ask(given: string | undefined, question: string): Promise<string> {
  if (given !== undefined) return given.trim();
  if (!process.stdin.isTTY) fail(`缺少参数：${question}`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`${question}：`);
  prompt.close();
  return answer.trim();
}

const environment = environmentOrExit();
const { contentDir } = environment;
const known = await withNewsroom(environment, ({ settings, store }) => ({
  sections: settings.sections().sections.map(({ id, name }) => ({ id, name })),
  timezone: settings.site().timezone,
  slugs: new Set(store.files().flatMap(({ slug }) => slug ?? [])),
}));
const title = await ask(values.title, '标题 --title');
const slug = await ask(values.slug, '文件名（小写字母、数字、连字符） --slug');
const choices = known.sections.map(({ id, name }) => `${id} ${name}`).join('，');
const section = await ask(values.section, `栏目代号（${choices}） --section`);

if (title === '') fail('标题不能为空');
if (!slugPattern.test(slug)) fail('文件名只能用小写字母、数字和连字符');
if (known.slugs.has(slug)) fail(`已有文章使用文件名 ${slug}`);
if (!known.sections.some(({ id }) => id === section)) fail(`没有栏目 ${section}。可用：${choices}`);

const article = { slug, title, section, at: Date.now() };
const file = path.join(contentDir, newArticleFile(article, known.timezone, values.folder));
if (existsSync(file)) fail(`${file} 已存在`);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, newArticleSource(article, known.timezone));
process.stdout.write(`${path.relative(process.cwd(), file)}\n`);

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseYaml, splitFrontMatter, Timestamp } from '@/lib/content/front-matter';
import { plainText } from '@/lib/mdx/plain-text';
import { type Generated, type Report, reports } from './articles';
import { Language } from './prose';

/** The demonstration newsroom with generated articles beside its own. */

export const seed = 11;

export const fileOf = (slug: string): string => {
  const number = Number(slug.slice('report-'.length));
  return `articles/generated/${String(Math.floor(number / 1000)).padStart(3, '0')}/${slug}.mdx`;
};

function sourceOf(report: Report): string {
  const { title, section, date, source, authors, tags, body } = report;
  const head = [
    `title: ${JSON.stringify(title)}`,
    `section: ${section}`,
    `date: ${date}`,
    `source: ${source}`,
    `author: [${authors.join(', ')}]`,
    `tags: [${tags.join(', ')}]`,
  ];
  return `---\n${head.join('\n')}\n---\n\n${body.replaceAll('\n', '\n\n')}\n`;
}

/**
 * Copies `content/` to `root` and writes `count` articles beside it.
 * @returns the first `keep` of the generated ones
 */
export function writeNewsroom(root: string, count: number, keep: number): Generated[] {
  cpSync('content', root, { recursive: true });
  const { domains } = new Language(seed);
  const sections = domains.map(({ id, name }) => `- {id: ${id}, name: ${name}}`);
  const file = path.join(root, 'sections.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${sections.join('\n')}\n`);
  const kept: Generated[] = [];
  let written = 0;
  for (const report of reports(seed)) {
    if (written === count) break;
    const target = path.join(root, fileOf(report.slug));
    if (written % 1000 === 0) mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, sourceOf(report));
    if (written < keep) kept.push(report);
    written += 1;
  }
  return kept;
}

interface FrontMatter {
  title: string;
  section: string;
  date: Timestamp | string;
  status?: string;
  expires?: Timestamp | string;
  source?: string | { name: string };
  author?: string | string[];
  tags?: string[];
}

/** What readers may see of the demonstration newsroom at this moment. */
export function demonstration(): Report[] {
  const files = readdirSync('content/articles', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .flatMap((file) => {
      const { yaml, body } = splitFrontMatter(readFileSync(path.join('content/articles', file), 'utf8'));
      const parsed = parseYaml(yaml ?? '');
      if (!parsed.ok) throw new Error(`${file}: ${parsed.message}`);
      const head = parsed.value as FrontMatter;
      if (!isPublic(head)) return [];
      const name = file.replace(/\/index\.mdx$/, '.mdx');
      return [
        {
          slug: path.basename(name, '.mdx'),
          title: head.title,
          body: plainText(body).text,
          section: head.section,
          source: typeof head.source === 'object' ? head.source.name : (head.source ?? ''),
          authors: [head.author ?? []].flat(),
          tags: head.tags ?? [],
          date: written(head.date),
        },
      ];
    });
}

const written = (date: Timestamp | string): string => (date instanceof Timestamp ? date.text : date);

const isPublic = ({ status = 'published', date, expires }: FrontMatter): boolean =>
  (status === 'published' || status === 'archived') &&
  new Date(written(date)).getTime() <= Date.now() &&
  (expires === undefined || new Date(written(expires)).getTime() > Date.now());

import { templateMessages as text } from '@/lib/site/messages-editor';
import { parseYaml } from './front-matter';

/** What a new article begins with. Values are as validate.ts accepts them. */
export interface NewArticle {
  title: string;
  /** Id of a section. */
  section: string;
  /** As written in front matter: `2026-03-02 09:30`. */
  date: string;
  source?: string;
  author?: readonly string[];
  tags?: readonly string[];
}

/** The file of a new draft, the same from the command line and from the desk. Any text is a safe value. */
export function newArticle({ title, section, date, source, author = [], tags = [] }: NewArticle): string {
  const front = [
    `title: ${scalar(title)}`,
    `section: ${scalar(section)}`,
    `date: ${date}`,
    'status: draft',
    `source: ${source ? scalar(source) : ''}`,
    `author: ${author.length > 1 ? flow(author) : author.map(scalar).join('')}`,
    'editor: ',
    'summary: ',
    `tags: ${flow(tags)}`,
  ];
  return `---\n${front.join('\n')}\n---\n\n<Lead>\n\n${text.lead}\n\n</Lead>\n\n${text.body}\n`;
}

/** Where it stands, relative to the content tree. `year`: four digits; `folder`: so that pictures can stand beside it. */
export function newArticlePath(slug: string, year: string, folder: boolean): string {
  return `articles/${year}/${slug}${folder ? '/index' : ''}.mdx`;
}

function flow(values: readonly string[]): string {
  return `[${values.map(scalar).join(', ')}]`;
}

/** A text as YAML: plain where every reader takes it for that text, else quoted (JSON strings are YAML). */
function scalar(value: string): string {
  return isPlain(`key: ${value}`, value) && isPlain(`key: [${value}, x]`, [value, 'x'])
    ? value
    : JSON.stringify(value);
}

function isPlain(yaml: string, expected: unknown): boolean {
  const parsed = parseYaml(yaml);
  return parsed.ok && JSON.stringify(parsed.value) === JSON.stringify({ key: expected });
}

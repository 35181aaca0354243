import { formatMinute, localParts, parseTime } from '@/lib/site/dates';
import { templateMessages as text } from '@/lib/site/messages-editor';
import { parseYaml } from './front-matter';

/** What a new article begins with. Values are as validate.ts accepts them. */
export interface NewArticle {
  slug: string;
  title: string;
  /** Id of a section. */
  section: string;
  /** When it is begun, epoch milliseconds. */
  at: number;
  /** When it is to be published, as it is written in front matter (`2026-03-02 09:30`); by default when it is begun. */
  date?: string;
  source?: string;
  author?: readonly string[];
  tags?: readonly string[];
}

/** Where a new article lies, below the tree. @param folder whether pictures can lie beside it */
export function newArticleFile({ slug, at, date }: NewArticle, timezone: string, folder: boolean): string {
  const published = date === undefined ? undefined : parseTime(date, timezone);
  const { year } = localParts(published?.at ?? at, timezone);
  return `articles/${year}/${slug}${folder ? '/index' : ''}.mdx`;
}

/** What a new article says: a draft to write on, the same from the command line and from the desk. Any text is a safe value. */
export function newArticleSource(article: NewArticle, timezone: string): string {
  const { title, section, at, date = formatMinute(at, timezone), source, author = [], tags = [] } = article;
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

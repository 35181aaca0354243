import { checkBody } from '@/lib/mdx/check-body';
import { messages } from '@/lib/site/messages';
import { parseYaml, splitFrontMatter, YamlPlaces } from './front-matter';
import type { Fields } from './model';
import { articleFields, pageFields, slugPattern, topicFields } from './model';
import { checkArticleFields } from './rules';
import { maxTextBytes, slugOf } from './tree';
import type { Problem } from './types';
import { type Finding, validateFields } from './validate';

const text = messages.check;

export type DocumentKind = 'article' | 'topic' | 'page';

/** A document that obeys its field definitions; `fields` is the parsed YAML. */
export interface ParsedDocument {
  slug: string;
  fields: Record<string, unknown>;
  /** Front matter as written, for placing later findings. */
  yaml: string;
  yamlLine: number;
  body: string;
  bodyLine: number;
}

export interface ParseResult {
  document: ParsedDocument | undefined;
  /** The document as far as it could be read, also when it has errors: for reports, never for readers. */
  attempt?: ParsedDocument;
  problems: Problem[];
}

const fieldsOf: Record<DocumentKind, Fields> = {
  article: articleFields,
  topic: topicFields,
  page: pageFields,
};

export function problem(file: string, line: number, column: number, rule: string, message: string): Problem {
  return { file, line, column, severity: 'error', rule, message };
}

/** Front matter is for a screen or two; readers of positions and of aliases are slow. */
const maxFrontMatterCharacters = 128 * 1024;
/** A file with more findings than this needs a person, not a longer list. */
const maxFindings = 200;

/** Turns findings inside YAML into problems with their place in the file. */
export function placeFindings(file: string, yaml: string, yamlLine: number, findings: Finding[]): Problem[] {
  const places = new YamlPlaces(yaml);
  return findings.slice(0, maxFindings).map((finding) => {
    const place = places.locate(finding.path, finding.key);
    return problem(file, place.line + yamlLine - 1, place.column, finding.rule, finding.message);
  });
}

/** Decodes UTF-8 strictly; a problem instead of replacement characters. */
export function decode(file: string, bytes: Buffer): { text: string } | { problem: Problem } {
  if (bytes.length > maxTextBytes) return { problem: problem(file, 1, 1, 'size', text.tooLarge('4 MB')) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column } = firstUnreadable(bytes);
    return { problem: problem(file, line, column, 'encoding', text.encoding) };
  }
}

/** Where the first byte stands that is no UTF-8: decoded leniently and encoded again, the text differs from there on. */
function firstUnreadable(bytes: Buffer): { line: number; column: number } {
  const again = Buffer.from(bytes.toString('utf8'));
  const at = bytes.findIndex((byte, index) => again[index] !== byte);
  const before = bytes.toString('utf8', 0, Math.max(0, at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Reads one article, topic or page. A document is returned only when nothing in it is an error;
 * references to other documents are checked later, against the index.
 * @param thorough parse every body; otherwise only those that can hold components or expressions
 */
export function parseDocumentFile(
  kind: DocumentKind,
  file: string,
  bytes: Buffer,
  timezone: string,
  thorough = false,
): ParseResult {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { document: undefined, problems: [decoded.problem] };
  const problems: Problem[] = [];
  const slug = slugOf(file) ?? '';
  if (!slugPattern.test(slug)) problems.push(problem(file, 1, 1, 'file-name', text.fileName));

  const { yaml, yamlLine, body, bodyLine } = splitFrontMatter(decoded.text);
  if (yaml === undefined) {
    return {
      document: undefined,
      problems: [...problems, problem(file, 1, 1, 'front-matter', text.noFrontMatter)],
    };
  }
  if (yaml.length > maxFrontMatterCharacters) {
    const large = problem(file, yamlLine, 1, 'size', text.frontMatterTooLarge);
    return { document: undefined, problems: [...problems, large] };
  }
  const parsed = parseYaml(yaml);
  if (!parsed.ok) {
    const { line, column } = parsed.place;
    problems.push(problem(file, line + yamlLine - 1, column, 'yaml', text.yaml(parsed.message)));
    return { document: undefined, problems };
  }
  const findings = validateFields(parsed.value, fieldsOf[kind], timezone);
  if (kind === 'article') findings.push(...checkArticleFields({ ...Object(parsed.value) }, timezone));
  problems.push(...placeFindings(file, yaml, yamlLine, findings));
  problems.push(...checkBody(body, { file, bodyLine, fast: !thorough }));

  const fields = parsed.value;
  if (typeof fields !== 'object' || fields === null) return { document: undefined, problems };
  const attempt = { slug, fields: { ...fields }, yaml, yamlLine, body, bodyLine };
  const valid = problems.every((found) => found.severity !== 'error');
  return { document: valid ? attempt : undefined, attempt, problems };
}

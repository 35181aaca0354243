import { checkBody } from '@/lib/mdx/check-body';
import { messages } from '@/lib/site/messages';
import { locate, parseYaml, splitFrontMatter } from './front-matter';
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

/** Turns findings inside YAML into problems with their place in the file. */
export function placeFindings(file: string, yaml: string, yamlLine: number, findings: Finding[]): Problem[] {
  return findings.map((finding) => {
    const place = locate(yaml, finding.path, finding.key);
    return problem(file, place.line + yamlLine - 1, place.column, finding.rule, finding.message);
  });
}

/** Decodes UTF-8 strictly; a problem instead of replacement characters. */
export function decode(file: string, bytes: Buffer): { text: string } | { problem: Problem } {
  if (bytes.length > maxTextBytes) return { problem: problem(file, 1, 1, 'size', text.tooLarge('4 MB')) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: problem(file, 1, 1, 'encoding', text.encoding) };
  }
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

import { locate } from '@/lib/content/front-matter';
import type { Segment } from './types';

type Path = (string | number)[];

/** Keys whose values are names of things, or somebody else's words. */
const notText = new Set(
  'section status lang translationOf related aliases topics articles url src query order aiGenerated original successor'.split(
    ' ',
  ),
);

/** Every text in the front matter, in the order in which it is written. */
export function fieldSegments(fields: Record<string, unknown>, yaml: string, yamlLine: number): Segment[] {
  const segments: Segment[] = [];
  const visit = (value: unknown, path: Path, name: string): void => {
    if (typeof value === 'string') {
      const placeAt = (index: number) => placeInYaml(yaml, yamlLine, path, value, index);
      segments.push({ kind: 'field', name, text: value, placeAt });
    } else if (Array.isArray(value)) {
      value.forEach((member, index) => {
        visit(member, [...path, index], name);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        if (!notText.has(key)) visit(member, [...path, key], name || key);
      }
    }
  };
  visit(fields, [], '');
  return segments;
}

/** The exact place where the value is written in one piece; else where it begins. */
function placeInYaml(
  yaml: string,
  yamlLine: number,
  path: Path,
  value: string,
  index: number,
): { line: number; column: number } {
  const begin = locate(yaml, path);
  const before = value.slice(0, index).split('\n');
  const piece = value.split('\n')[before.length - 1] ?? '';
  const lines = yaml.split('\n');
  // A block of lines begins one line below its mark.
  for (let line = begin.line - 1; line < Math.min(lines.length, begin.line + before.length); line += 1) {
    const at = (lines[line] ?? '').indexOf(piece, line === begin.line - 1 ? begin.column - 1 : 0);
    if (at >= 0) return { line: yamlLine + line, column: at + (before.at(-1)?.length ?? 0) + 1 };
  }
  return { line: yamlLine + begin.line - 1, column: begin.column };
}

/** Where the YAML between the fences stands: offsets of a text whose lines end with LF. */
export interface YamlRange {
  from: number;
  to: number;
}

/** Lines of front matter are looked for up to here: what follows is somebody's missing fence. */
const mostCharacters = 200_000;

/** The same rule as `splitFrontMatter`. Undefined for a text without front matter. */
export function findYaml(text: string): YamlRange | undefined {
  const [opening] = /^---[ \t]*\n/.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const from = opening.length;
  const rest = text.slice(from, from + mostCharacters);
  const closing = /\n---[ \t]*(?:\n|$)/.exec(rest) ?? /^---[ \t]*(?:\n|$)/.exec(rest);
  return closing ? { from, to: from + closing.index } : undefined;
}

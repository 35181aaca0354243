import { schemas } from '@/lib/schema/schema-files';
import { snippets } from '@/lib/schema/snippets';

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Folder of the schemas in a content tree. Whatever begins with a dot is no content. */
export const schemaFolder = '.schema';

/** Schemas by the name of their file. */
export function schemaFiles(): Map<string, string> {
  return new Map([...schemas()].map(([name, schema]) => [`${name}.json`, asJson(schema)]));
}

/** The snippets of the project, for Visual Studio Code. */
export const snippetsFile = '.vscode/kaiyuan.code-snippets';

export function snippetsText(): string {
  return asJson(snippets());
}

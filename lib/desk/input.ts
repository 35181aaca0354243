import type { z } from 'zod';
import { maxBodyOf, readBody } from '@/lib/site/body';
import { DeskError } from './desk-error';
import { deskTexts } from './texts/desk';

function typeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether a browser sent it without scripts: such a request is answered with a page to go to. */
export function isForm(request: Request): boolean {
  return typeOf(request) === 'application/x-www-form-urlencoded';
}

async function readText(request: Request): Promise<string> {
  const text = await readBody(request);
  if (text !== undefined) return text;
  const megabytes = Math.floor(maxBodyOf(new URL(request.url).pathname) / 1024 / 1024);
  throw new DeskError(413, 'too-large', deskTexts.problems.tooLarge(megabytes));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeskError(400, 'malformed', deskTexts.problems.malformed);
  }
}

/** What a form or JSON says, unchecked. @throws DeskError 400, 413, 415 */
async function readValue(request: Request): Promise<unknown> {
  if (isForm(request)) return Object.fromEntries(new URLSearchParams(await readText(request)));
  if (typeOf(request) !== 'application/json') throw new DeskError(415, 'type', deskTexts.problems.type);
  return parseJson(await readText(request));
}

/**
 * The body of a request, JSON or a form's fields, as `schema` has it.
 * @throws DeskError 400 when it cannot be read, 413, 415, 422 when it does not fit
 */
export async function readInput<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readValue(request));
  if (parsed.success) return parsed.data;
  throw new DeskError(422, 'invalid', deskTexts.problems.invalid);
}

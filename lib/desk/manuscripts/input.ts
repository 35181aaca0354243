import { z } from 'zod';
import { DeskError } from '@/lib/desk/desk-error';
import { manuscriptTexts } from '@/lib/desk/texts/manuscripts';
import { readBytes } from '@/lib/site/body';

/** What the API of manuscripts takes: shapes only, rules are for whoever does it. */

export interface SlugContext {
  params: Promise<{ slug: string }>;
}

const version = z.string().regex(/^[0-9a-f]{64}$/);

export const beginningSchema = z.strictObject({ slug: z.string(), title: z.string(), section: z.string() });

export const typedSchema = z.strictObject({ source: z.string(), base: version });

export const orderSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('publish'),
    base: version,
    at: z.string().optional(),
    from: z.string().optional(),
  }),
  z.strictObject({
    action: z.literal('schedule'),
    base: version,
    at: z.string(),
    from: z.string().optional(),
  }),
  z.strictObject({ action: z.literal('correct'), base: version, text: z.string() }),
  z.strictObject({
    action: z.literal('withdraw'),
    base: version,
    reason: z.string(),
    successor: z.string().optional(),
  }),
  z.strictObject({ action: z.literal('restore-draft'), base: version }),
]);

/** What changes the standing of an article; `at`: `now` or a time, in the site's timezone when it has no offset. */
export type ArticleOrder = z.output<typeof orderSchema>;

export interface Upload {
  /** That it had where it came from. */
  name: string;
  bytes: Buffer;
}

/** A file as the body of a request, its name in the address. @throws DeskError 413 */
export async function readUpload(request: Request): Promise<Upload> {
  const bytes = await readBytes(request);
  const { problems } = manuscriptTexts;
  if (!bytes) throw new DeskError(413, 'picture-size', problems['picture-size']);
  return { name: new URL(request.url).searchParams.get('name') ?? '', bytes };
}

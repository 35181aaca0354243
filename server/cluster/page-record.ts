import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { compressFor, type Document, digestOf } from '../document';

const decompress = promisify(brotliDecompress);

/** Larger documents are not passed on; a body is never unpacked beyond it. */
const mostBytes = 16 * 1024 * 1024;

const aboutSchema = z.object({
  state: z.string(),
  status: z.number().int(),
  type: z.string(),
  tag: z.string(),
  lastModified: z.string().optional(),
  headers: z.record(z.string(), z.string()),
  compressible: z.boolean(),
  brotli: z.enum(['quick', 'best']),
  coding: z.enum(['identity', 'br']),
  cacheTags: z.array(z.string()),
  madeAt: z.number(),
});

export interface PageRecord {
  document: Document;
  /** The state of the content that it was made from. */
  state: string;
}

/** As bytes: a length, what there is to know as JSON, one form of the body. Undefined when it is too large. */
export async function encodePage({ document, state }: PageRecord): Promise<Buffer | undefined> {
  await compressFor(document, ['br']);
  const { bodies, ...facts } = document;
  const body = bodies.br ?? bodies.identity;
  if (bodies.identity.length > mostBytes) return undefined;
  const about = Buffer.from(JSON.stringify({ ...facts, state, coding: bodies.br ? 'br' : 'identity' }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(about.length);
  return Buffer.concat([length, about, body]);
}

/** Undefined for bytes that are no record, or whose body is not the one that it speaks of. */
export async function decodePage(bytes: Buffer): Promise<PageRecord | undefined> {
  try {
    const end = 4 + bytes.readUInt32BE(0);
    const { state, coding, lastModified, ...facts } = aboutSchema.parse(
      JSON.parse(bytes.toString('utf8', 4, end)),
    );
    const body = bytes.subarray(end);
    const packed = coding === 'br';
    const identity = packed ? await decompress(body, { maxOutputLength: mostBytes }) : body;
    if (digestOf(identity) !== facts.tag) return undefined;
    return {
      state,
      document: { ...facts, lastModified, bodies: { identity, ...(packed && { br: body }) } },
    };
  } catch {
    return undefined;
  }
}

const megabyte = 1024 * 1024;

/** Octets of a request body, by path. */
const limits: Readonly<Record<string, number>> = {
  // A hundred thousand paths.
  '/api/revalidate': 8 * megabyte,
  // What git hosts send of a push; its bytes are signed and not otherwise looked at.
  '/api/content/webhook': 8 * megabyte,
};

/** Forms of a few short fields, and bodies that nobody reads. */
const usual = 16 * 1024;

/** An article with everything that came with it, as JSON: twice the length of its file where everything is escaped. */
const deskData = 8 * megabyte;

/** A picture, a recording or a document, as it is. */
const deskFile = 25 * megabyte;

export function maxBodyOf(path: string): number {
  if (/^\/desk\/api\/manuscripts\/[^/]+\/media$/.test(path)) return deskFile;
  if (path.startsWith('/desk/api/')) return deskData;
  return limits[path] ?? usual;
}

/** The body as text; undefined when it is larger than its path allows, whatever length was announced. */
export async function readBody(request: Request): Promise<string | undefined> {
  return (await readBytes(request))?.toString('utf8');
}

/** The same as bytes. */
export async function readBytes(request: Request): Promise<Buffer | undefined> {
  const limit = maxBodyOf(new URL(request.url).pathname);
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

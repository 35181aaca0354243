import type { Newsroom } from '@/lib/revalidate/newsroom';
import { inertHeaders, isFresh, lifetimes, type MediaFile, mediaLifetime, mediaResponse } from './media';
import { askedVariant, isOffered } from './picture-address';
import { pictureFactsOf } from './picture-size';
import { variantsOf } from './picture-variants';

/**
 * Answers for a file that passed the gate: itself, or the variant that the query asks for.
 * Only variants that pages offer exist; for one that cannot be made now the original stands in for a minute.
 */
export async function answerMedia(newsroom: Newsroom, file: MediaFile, request: Request): Promise<Response> {
  const variant = askedVariant(new URL(request.url).searchParams);
  if (variant === undefined) return mediaResponse(file, request);
  const facts = variant === 'unknown' ? undefined : pictureFactsOf(file);
  if (variant === 'unknown' || !facts || !isOffered(facts, variant))
    return new Response(null, { status: 404 });
  const variants = variantsOf(newsroom);
  const etag = `"${variants.keyOf(file, variant)}"`;
  const headers = new Headers({
    ...inertHeaders,
    'Content-Type': `image/${variant.format}`,
    'Cache-Control': mediaLifetime(file, request),
    ETag: etag,
  });
  if (isFresh(request, etag)) return new Response(null, { status: 304, headers });
  const made = await variants.get(file, variant);
  if (!made) return mediaResponse(file, request, file.preview ? lifetimes.preview : lifetimes.brief);
  headers.set('Content-Length', String(made.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(made), { headers });
}

import type { Newsroom } from '@/lib/revalidate/newsroom';
import { inertHeaders, isFresh, lifetimes } from '@/lib/site/media';
import { picturesOf } from '@/lib/site/picture-store';
import { type CardFormat, cardTypes, cardVersion, digestOf } from './card';
import { findCard } from './find-card';
import { renderCard } from './share-picture';

/**
 * The address names all that is drawn, so browsers may keep it for ever. Shared caches ask again after a minute, as for
 * files beside an article: what is withdrawn has to leave them.
 */
const versioned = 'public, max-age=31536000, immutable, s-maxage=60, proxy-revalidate';

const missing = { status: 404, headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' } };

/** Seconds after which a network may ask again for a picture that could not be drawn now. */
const retrySeconds = 30;

function isFormat(extension: string): extension is CardFormat {
  return Object.hasOwn(cardTypes, extension);
}

/** Answers `/api/og/<kind>/<name>.<png|jpg>`: the card as it is now, for what the public may see; else 404. */
export async function answerSharePicture(newsroom: Newsroom, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const [kind = '', file = '', ...more] = pathname.replace('/api/og/', '').split('/').map(decodeURIComponent);
  const dot = file.lastIndexOf('.');
  const format = file.slice(dot + 1);
  const card = more.length === 0 ? findCard(newsroom, kind, file.slice(0, Math.max(0, dot))) : undefined;
  if (!card || !isFormat(format)) return new Response(null, missing);
  const key = digestOf(card);
  const etag = `"${key.slice(0, 27)}-${format}"`;
  const headers = new Headers({
    ...inertHeaders,
    'Content-Type': cardTypes[format],
    'Cache-Control': searchParams.get('v') === cardVersion(card) ? versioned : lifetimes.brief,
    ETag: etag,
  });
  if (isFresh(request, etag)) return new Response(null, { status: 304, headers });
  const drawn = await picturesOf(newsroom).get(`card-${key}.${format}`, () => renderCard(card, format));
  if (!drawn) {
    const later = { 'Retry-After': String(retrySeconds), 'Cache-Control': 'no-store' };
    return new Response(null, { status: 503, headers: later });
  }
  headers.set('Content-Length', String(drawn.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(drawn), { headers });
}

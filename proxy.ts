import { type NextRequest, NextResponse } from 'next/server';
import { isDeskAddress } from '@/lib/desk/desk-address';
import { passGate } from '@/lib/desk/gate';
import { framedHeaders } from '@/lib/desk/headers';
import { findDestination } from '@/lib/leave/destination';
import { previewAt } from '@/lib/preview/grant';
import { previewRefusal } from '@/lib/preview/refusal';
import { defaultEdition, leaveRoute, resolveAddress } from '@/lib/site/address';
import { addressBookOf } from '@/lib/site/address-book';
import { handlerMethods } from '@/lib/site/methods';
import { getNewsroom } from '@/lib/site/newsroom';
import { listPublicFiles } from '@/lib/site/public-files';
import { commonHeaders, leaveHeaders, pageHeaders } from '@/lib/site/security-headers';

const publicFiles = listPublicFiles();

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** The desk under plain `next start`. Its clients are known by what stands in front of Next, or by what they say themselves. */
async function enterDesk(request: NextRequest): Promise<Response> {
  const newsroom = getNewsroom();
  const { pathname: path, search } = request.nextUrl;
  const client = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const { method, headers } = request;
  const passage = await passGate(newsroom, { method, path, query: search.slice(1), headers, client });
  if (passage.kind === 'refused') {
    const { response } = passage;
    const location = response.headers.get('Location');
    // Next takes whole addresses only, and makes them relative again.
    if (location) response.headers.set('Location', new URL(location, request.url).href);
    return response;
  }
  const inside = new Headers(headers);
  for (const [name, value] of Object.entries(passage.toNext)) inside.set(name, value);
  const about = passage.asDocument ? framedHeaders(newsroom.environment, 'inline') : passage.headers;
  const init = { request: { headers: inside } };
  const answer =
    passage.status === 200
      ? NextResponse.next(init)
      : NextResponse.rewrite(request.nextUrl, { ...init, status: passage.status });
  const response = withHeaders(answer, about);
  for (const cookie of passage.cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

/**
 * Addresses and security headers under plain `next start`: what server/ does in front of Next, as far as Next
 * allows it. With our server in front it has nothing to do.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (process.env.KAIYUAN_SERVER === '1') return NextResponse.next();
  const newsroom = getNewsroom();
  const { siteUrl } = newsroom.environment;
  const { pathname, search } = request.nextUrl;
  const common = commonHeaders(siteUrl);
  if (pathname.startsWith('/_next/') || publicFiles.has(pathname)) {
    return withHeaders(NextResponse.next(), common);
  }
  newsroom.catchUp();
  if (isDeskAddress(newsroom, pathname) && !pathname.endsWith('/')) return enterDesk(request);
  const to = (route: string, status = 200, query = ''): NextResponse =>
    withHeaders(
      NextResponse.rewrite(new URL(route + query, request.url), { status }),
      pageHeaders(newsroom.environment, 'inline'),
    );
  const address = resolveAddress(pathname, addressBookOf(newsroom));
  if (!address) {
    const headers = { ...common, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
    return new NextResponse('Bad Request\n', { status: 400, headers });
  }
  if (address.kind === 'handler') {
    if (!handlerMethods(pathname)) return to(`/${defaultEdition}/not-found`, 404);
    return withHeaders(NextResponse.next(), common);
  }
  const held = await previewAt(newsroom, pathname, request.headers.get('cookie') ?? undefined);
  if (held && !held.revoked) return to(`/${defaultEdition}/preview/${held.slug}`);
  if (held && address.kind === 'page' && address.status === 404) {
    const { status, body, headers } = previewRefusal('revoked');
    return withHeaders(new NextResponse(body, { status }), { ...common, ...headers });
  }
  if (address.kind === 'redirect') {
    // Next makes this relative again, so no host name of the inside gets out.
    const response = NextResponse.redirect(new URL(address.location, request.url), address.status);
    return withHeaders(response, common);
  }
  const isLeaving = address.kind === 'dynamic' && address.route === leaveRoute;
  const about = isLeaving ? leaveHeaders : {};
  if (address.edition && (address.kind === 'dynamic' || address.status !== 404)) {
    return withHeaders(NextResponse.next(), { ...pageHeaders(newsroom.environment, 'files'), ...about });
  }
  if (isLeaving) {
    const cookies = request.headers.get('cookie') ?? undefined;
    const destination = await findDestination(newsroom, request.nextUrl.searchParams.getAll('to'), cookies);
    return withHeaders(to(address.route, destination ? 200 : 400, search), about);
  }
  return to(address.route, address.kind === 'page' ? address.status : 200, search);
}

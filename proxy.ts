import { type NextRequest, NextResponse } from 'next/server';
import { previewAt } from '@/lib/preview/grant';
import { defaultEdition, resolveAddress } from '@/lib/site/address';
import { addressBookOf } from '@/lib/site/address-book';
import { getNewsroom } from '@/lib/site/newsroom';
import { listPublicFiles } from '@/lib/site/public-files';

const publicFiles = listPublicFiles();

/**
 * Addresses under plain `next start`: what server/ does in front of Next, as far as Next allows it.
 * With our server in front it has nothing to do.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (process.env.KAIYUAN_SERVER === '1') return NextResponse.next();
  const newsroom = getNewsroom();
  newsroom.catchUp();
  const { pathname, search } = request.nextUrl;
  if (publicFiles.has(pathname)) return NextResponse.next();
  const to = (route: string, status = 200, query = ''): NextResponse =>
    NextResponse.rewrite(new URL(route + query, request.url), { status });
  const address = resolveAddress(pathname, addressBookOf(newsroom));
  if (!address) return new NextResponse('Bad Request\n', { status: 400 });
  if (address.kind === 'handler') return NextResponse.next();
  const preview = await previewAt(newsroom, pathname, request.headers.get('cookie') ?? undefined);
  if (preview !== undefined) return to(`/${defaultEdition}/preview/${preview}`);
  if (address.kind === 'redirect') {
    // Next makes this relative again, so no host name of the inside gets out.
    return NextResponse.redirect(new URL(address.location, request.url), address.status);
  }
  return to(address.route, address.kind === 'page' ? address.status : 200, search);
}

export const config = { matcher: ['/((?!_next/).*)'] };

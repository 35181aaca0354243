import { getNewsroom, hasNewsroom } from '@/lib/site/newsroom';
import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const ready = hasNewsroom() && getNewsroom().ready;
  return json({ status: ready ? 'ready' : 'starting' }, ready ? 200 : 503);
}

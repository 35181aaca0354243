import { json } from '@/lib/site/respond';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return json({ status: 'ok' });
}
